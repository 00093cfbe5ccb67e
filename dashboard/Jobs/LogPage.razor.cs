using System.Globalization;
using System.Text;
using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Jobs;

/// <summary>One log of an attempt: its first lines as a page, the rest and what grows by the page's script.</summary>
public sealed partial class LogPage : ComponentBase
{
    private const int MaxLines = 2_000;
    private const int MaxBytes = 1024 * 1024;

    private IReadOnlyList<(int Number, string Text)> _lines = [];
    private Problem? _problem;
    private long _size;
    private bool _isCut;

    [Parameter]
    public long Id { get; set; }

    [Parameter]
    public int Attempt { get; set; }

    [Parameter]
    public string Stream { get; set; } = "";

    [CascadingParameter]
    public HttpContext? HttpContext { get; set; }

    [Inject]
    private BoxyardClient Silo { get; set; } = null!;

    private string Raw => string.Create(
        CultureInfo.InvariantCulture, $"/jobs/{Id}/attempts/{Attempt}/raw-log/{Uri.EscapeDataString(Stream)}");

    protected override async Task OnInitializedAsync()
    {
        using var begun = new MemoryStream();
        try
        {
            var pieces = Silo.Jobs.ReadLogAsync(Id, Attempt, Stream, 0, HttpContext?.RequestAborted ?? CancellationToken.None);
            await foreach (var piece in pieces)
            {
                begun.Write(piece.Span);
                if (begun.Length > MaxBytes)
                {
                    _isCut = true;
                    break;
                }
            }
        }
        catch (BoxyardException failure)
        {
            _problem = failure.Problem;
            return;
        }

        var lines = Encoding.UTF8.GetString(begun.GetBuffer(), 0, (int)begun.Length).Split('\n');
        _isCut |= lines.Length > MaxLines;
        _size = begun.Length;
        _lines = [.. lines.Take(lines[^1].Length == 0 ? lines.Length - 1 : lines.Length).Take(MaxLines).Select((text, index) => (index + 1, text.TrimEnd('\r')))];
    }
}
