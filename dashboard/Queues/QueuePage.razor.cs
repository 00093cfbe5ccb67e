using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Queues;

/// <summary>One queue: the order in which it is served, whose jobs they are, and who waits for them.</summary>
public sealed partial class QueuePage
{
    private const int MaxShown = 50;

    private QueueDetail? _queue;
    private QueueWaits? _waits;

    [Parameter]
    public string Name { get; set; } = "";

    protected override async Task LoadAsync()
    {
        var waits = Silo.Queues.TryGetWaitsAsync(Name, cancellationToken: Aborted);
        var outcome = await Silo.Queues.TryGetAsync(Name, Aborted);
        (_queue, Problem) = (outcome.Value, outcome.Problem);
        // Gone from the page when it cannot be told: the rest is worth more.
        _waits = (await waits).Value;
    }
}
