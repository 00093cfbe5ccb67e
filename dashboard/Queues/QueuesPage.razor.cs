using Boxyard.Client;

namespace Boxyard.Dashboard.Queues;

/// <summary>All queues, those in which most waits first.</summary>
public sealed partial class QueuesPage
{
    private IReadOnlyList<JobQueue> _queues = [];

    protected override async Task LoadAsync()
    {
        var outcome = await Silo.Queues.TryListAsync(Aborted);
        Problem = outcome.Problem;
        _queues = [.. (outcome.Value ?? [])
            .OrderByDescending(queue => queue.QueuedCount)
            .ThenByDescending(queue => queue.LiveCount)
            .ThenBy(queue => queue.Name, StringComparer.Ordinal)];
    }
}
