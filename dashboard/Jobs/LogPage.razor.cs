using System.Globalization;
using System.Text;
using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Jobs;

/// <summary>One log of an attempt: its first lines as a page, the rest and what grows by the page's script.</summary>
public sealed partial class LogPage : ComponentBase
{
    private const int MaxLines = 1_000;
    private const int MaxBytes = 256 * 1024;

    private IReadOnlyList<(int Number, string Text)> _lines = [];
    private JobAttempt? _attempt;
    private Problem? _problem;
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

    private bool IsLive => _attempt is { EndedAt: null };

    private bool IsRefresh => HttpContext?.Request.Headers.ContainsKey("x-refresh") == true;

    private string FileName => string.Create(CultureInfo.InvariantCulture, $"job-{Id}.{Attempt}-{Stream}.log");

    private string Raw => string.Create(
        CultureInfo.InvariantCulture, $"/jobs/{Id}/attempts/{Attempt}/raw-log/{Uri.EscapeDataString(Stream)}");

    protected override async Task OnInitializedAsync()
    {
        var cancellationToken = HttpContext?.RequestAborted ?? CancellationToken.None;
        var job = Silo.Jobs.TryGetAsync(Id, cancellationToken);
        try
        {
            // A page that is open has the lines; its script reads on by itself.
            await (IsRefresh ? Task.CompletedTask : ReadLinesAsync(cancellationToken));
        }
        catch (BoxyardException failure)
        {
            _problem = failure.Problem;
        }

        // Only the badge and the other logs are missing when it cannot be told.
        _attempt = (await job).Value?.Attempts.FirstOrDefault(attempt => attempt.Number == Attempt);
    }

    private async Task ReadLinesAsync(CancellationToken cancellationToken)
    {
        using var begun = new MemoryStream();
        await foreach (var piece in Silo.Jobs.ReadLogAsync(Id, Attempt, Stream, 0, cancellationToken))
        {
            begun.Write(piece.Span);
            if (begun.Length > MaxBytes)
            {
                _isCut = true;
                break;
            }
        }

        var lines = Encoding.UTF8.GetString(begun.GetBuffer(), 0, (int)Math.Min(begun.Length, MaxBytes)).Split('\n');
        // What follows the last line end: nothing, or a line that is not whole yet.
        var count = lines[^1].Length == 0 || _isCut ? lines.Length - 1 : lines.Length;
        _isCut |= count > MaxLines;
        _lines = [.. lines.Take(Math.Min(count, MaxLines)).Select((text, index) => (index + 1, LogText.Plain(text)))];
    }
}
