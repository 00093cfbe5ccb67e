using Boxyard.Jobs;

namespace Boxyard.Queues;

/// <summary>Tells which boxes serve a queue, and which of them have what a job requires.</summary>
internal sealed class ServingBoxes(IWaitStore waits, JobRules rules)
{
    /// <summary>How many boxes are named.</summary>
    private const int MaxNamed = 20;

    /// <summary>Of these boxes those that serve the queue, each with its queues.</summary>
    public IReadOnlyList<(WaitBox Box, BoxQueues Queues)> Of(IEnumerable<WaitBox> boxes, string queue) =>
    [
        .. boxes
            .Select(box => (Box: box, Queues: QueuesOf(box, [SubQueue.WholeOf(queue)])))
            .Where(item => item.Queues.InOrder().Contains(queue)),
    ];

    public async Task<BoxFit> FindFitAsync(string queue, Requirement? requirement, CancellationToken cancellationToken)
    {
        var serving = Of(await waits.ListBoxesAsync(queue, cancellationToken), queue);
        var fitting = serving.Where(item => requirement?.IsSatisfiedBy(item.Box.Hardware) != false).ToList();
        return new BoxFit(
            [.. fitting.Select(item => item.Box.Name).Order(StringComparer.Ordinal).Take(MaxNamed)],
            fitting.Count,
            fitting.Count > 0 || requirement is null
                ? []
                : [.. WaitRules.Nearest(requirement, serving.Select(item => item.Box)).Take(5)]);
    }

    private BoxQueues QueuesOf(WaitBox box, IReadOnlyList<string> known) => new()
    {
        Testbox = box.Name,
        Group = TestboxGroup.Of(box.Name, rules.GroupRule),
        Arch = box.Arch,
        OwnQueues = box.OwnQueues,
        KnownQueues = known,
    };
}
