using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Jobs;

/// <summary>One log of an attempt: its first lines as a page, the rest and what grows by the page's script.</summary>
public sealed partial class LogPage
{
    private LogHead _lines = LogHead.Empty;
    private JobAttempt? _attempt;

    [Parameter]
    public long Id { get; set; }

    [Parameter]
    public int Attempt { get; set; }

    [Parameter]
    public string Stream { get; set; } = "";

    private bool IsLive => _attempt is { EndedAt: null };

    protected override async Task LoadAsync()
    {
        var job = Silo.Jobs.TryGetAsync(Id, Aborted);
        // A page that is open has the lines; its script reads on by itself.
        var lines = IsRefresh
            ? Task.FromResult(LogHead.Empty)
            : LogHead.ReadAsync(Silo.Jobs.ReadLogAsync(Id, Attempt, Stream, 0, Aborted));

        // Only the badge and the other logs are missing when it cannot be told.
        _attempt = (await job).Value?.Attempts.FirstOrDefault(attempt => attempt.Number == Attempt);
        _lines = await lines;
    }
}
