using Boxyard.Jobs;
using Boxyard.Queues;

namespace Boxyard.Overview;

/// <summary>Puts queues and boxes together by group.</summary>
public static class GroupRules
{
    /// <summary>A box that has not asked for so long is not counted on.</summary>
    public static readonly TimeSpan MaxSilence = TimeSpan.FromMinutes(15);

    public static IReadOnlyList<GroupState> Of(
        IEnumerable<QueueRecord> queues, IEnumerable<BoxPresence> boxes, GroupRule rule, DateTimeOffset now)
    {
        var groups = new SortedDictionary<string, GroupState>(StringComparer.Ordinal);
        foreach (var queue in queues)
        {
            var group = Find(groups, GroupOf(queue.Name));
            groups[group.Name] = group with
            {
                QueuedCount = group.QueuedCount + queue.QueuedCount,
                LiveCount = group.LiveCount + queue.LiveCount,
                // A comparison with null is false.
                OldestAt = group.OldestAt < queue.OldestAt ? group.OldestAt : queue.OldestAt ?? group.OldestAt,
                PausedCount = group.PausedCount + (queue.Pause is null ? 0 : 1),
            };
        }

        foreach (var box in boxes)
        {
            var group = Find(groups, TestboxGroup.Of(box.Name, rule));
            groups[group.Name] = box switch
            {
                { IsBusy: true } => group with { BusyBoxCount = group.BusyBoxCount + 1 },
                { IsHeld: true } => group with { HeldBoxCount = group.HeldBoxCount + 1 },
                { SeenAt: { } seenAt } when now - seenAt <= MaxSilence =>
                    group with { ReadyBoxCount = group.ReadyBoxCount + 1 },
                _ => group with { SilentBoxCount = group.SilentBoxCount + 1 },
            };
        }

        return [.. groups.Values];
    }

    /// <summary>With an estimate from how long its last runs took.</summary>
    public static GroupState WithEstimate(GroupState group, IReadOnlyList<TimeSpan> durations)
    {
        if (group.PausedCount > 0)
        {
            // Nobody knows when a pause ends, nor whether the job comes into the queue that is paused.
            return group;
        }

        if (group is { QueuedCount: 0, ReadyBoxCount: > 0 })
        {
            return group with { EstimatedWaitSeconds = 0 };
        }

        var boxCount = group.ReadyBoxCount + group.BusyBoxCount;
        if (boxCount == 0 || durations.Count == 0)
        {
            return group;
        }

        var median = durations.Order().ElementAt(durations.Count / 2);
        return group with
        {
            EstimatedWaitSeconds = Math.Round((group.QueuedCount + 1.0) / boxCount * median.TotalSeconds),
        };
    }

    /// <summary>The group that a queue is named after, without its arch and its sub-queue.</summary>
    private static string GroupOf(string queue) => SubQueue.WholeOf(queue).Split('.')[0];

    private static GroupState Find(SortedDictionary<string, GroupState> groups, string name) =>
        groups.GetValueOrDefault(name) ?? new GroupState { Name = name };
}
