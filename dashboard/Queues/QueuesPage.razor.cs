using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Queues;

/// <summary>All queues, those in which most waits first.</summary>
public sealed partial class QueuesPage : ComponentBase
{
    private IReadOnlyList<JobQueue> _queues = [];
    private Problem? _problem;

    [CascadingParameter]
    public HttpContext? HttpContext { get; set; }

    [Inject]
    private BoxyardClient Silo { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var outcome = await Silo.Queues.TryListAsync(HttpContext?.RequestAborted ?? CancellationToken.None);
        _problem = outcome.Problem;
        _queues = [.. (outcome.Value ?? [])
            .OrderByDescending(queue => queue.QueuedCount)
            .ThenByDescending(queue => queue.LiveCount)
            .ThenBy(queue => queue.Name, StringComparer.Ordinal)];
    }
}
