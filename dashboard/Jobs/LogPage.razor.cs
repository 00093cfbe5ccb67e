using System.Globalization;
using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Jobs;

/// <summary>One log of an attempt: its first lines as a page, the rest and what grows by the page's script.</summary>
public sealed partial class LogPage : ComponentBase
{
    private LogHead _lines = LogHead.Empty;
    private JobAttempt? _attempt;
    private Problem? _problem;

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

    private string Raw => JobLinks.RawLog(Id, Attempt, Stream);

    protected override async Task OnInitializedAsync()
    {
        var cancellationToken = HttpContext?.RequestAborted ?? CancellationToken.None;
        var job = Silo.Jobs.TryGetAsync(Id, cancellationToken);
        try
        {
            // A page that is open has the lines; its script reads on by itself.
            _lines = IsRefresh
                ? LogHead.Empty
                : await LogHead.ReadAsync(Silo.Jobs.ReadLogAsync(Id, Attempt, Stream, 0, cancellationToken));
        }
        catch (BoxyardException failure)
        {
            _problem = failure.Problem;
        }

        // Only the badge and the other logs are missing when it cannot be told.
        _attempt = (await job).Value?.Attempts.FirstOrDefault(attempt => attempt.Number == Attempt);
    }
}
