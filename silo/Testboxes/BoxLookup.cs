using Boxyard.Jobs;
using Boxyard.Queues;

namespace Boxyard.Testboxes;

/// <summary>Finds the box that asks and the queues that it serves.</summary>
internal sealed class BoxLookup(ITestboxStore boxes, IQueueStore queues, JobRules rules)
{
    /// <summary>
    /// A MAC leads to the box that it is set for, else to none. What is no MAC is the box's own name: its owner chose it, so that a box which was
    /// never registered is served by the queues of its group.
    /// </summary>
    public async Task<TestboxRecord?> FindAsync(string asker, CancellationToken cancellationToken)
    {
        if (MacAddress.Normalize(asker) is { } mac)
        {
            return await boxes.FindByMacAsync(mac, cancellationToken);
        }

        return SafeName.FindProblem(asker) is null ? await boxes.FindAsync(asker, cancellationToken) ?? new TestboxRecord { Name = asker } : null;
    }

    public async Task<BoxQueues> GetQueuesAsync(TestboxRecord box, string? arch, CancellationToken cancellationToken)
    {
        var group = TestboxGroup.Of(box.Name, rules.GroupRule);
        var knownArch = box.Arch ?? arch;
        var isAnyArch = knownArch is null && box.Queues.IsEmpty;
        return new BoxQueues
        {
            Testbox = box.Name,
            Group = group,
            Arch = knownArch,
            OwnQueues = box.Queues,
            KnownQueues = isAnyArch ? await queues.ListNamesAsync($"{group}.", cancellationToken) : [],
        };
    }
}
