namespace Boxyard.Overview;

/// <summary>What pages about the whole lab are made of.</summary>
public interface ILabFacts
{
    /// <summary>How many jobs ended how in each hour since then; hours in which none did are not there.</summary>
    Task<IReadOnlyList<HourlyEnds>> ListEndsAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>
    /// When the jobs of a queue were offered first, and after what wait: those among the newest `maxCount` of its group
    /// that a box's work ended, in no order.
    /// </summary>
    Task<IReadOnlyList<JobStart>> ListStartsAsync(
        string group, string queue, int maxCount, CancellationToken cancellationToken);

    /// <summary>How the last `runCount` attempts ended of each of the first `maxBoxes` boxes of a prefix.</summary>
    Task<IReadOnlyList<BoxEnds>> ListBoxEndsAsync(
        string prefix, int maxBoxes, int runCount, CancellationToken cancellationToken);

    /// <summary>All boxes: reads each, so its callers keep the answer for a while.</summary>
    Task<IReadOnlyList<BoxPresence>> ListBoxesAsync(CancellationToken cancellationToken);

    /// <summary>How long the last 50 runs in a group took; empty when there were none.</summary>
    Task<IReadOnlyList<TimeSpan>> ListDurationsAsync(string group, CancellationToken cancellationToken);
}
