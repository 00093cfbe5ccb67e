namespace Boxyard.Storage;

/// <summary>
/// How many jobs submitters and groups may have; nothing is limited by default. Set on all silos alike. A group's are
/// those of the queues whose name, up to the first dot or slash, is the group's.
/// </summary>
public sealed class LimitOptions
{
    public const string SectionName = "Limits";

    /// <summary>
    /// Jobs of one submitter that stand in queues, 0 or more. What is held for other jobs, for a retry or for the boxes
    /// of a cluster stands in none; a submission counts whole. Default none.
    /// </summary>
    public long? MaxQueuedPerSubmitter { get; set; }

    /// <summary>Live attempts of one submitter's jobs, 0 or more. Default none.</summary>
    public long? MaxRunningPerSubmitter { get; set; }

    /// <summary>Jobs that stand in the queues of one group, 0 or more. Default none.</summary>
    public long? MaxQueuedPerGroup { get; set; }

    /// <summary>Live attempts of the jobs of one group's queues, 0 or more. Default none.</summary>
    public long? MaxRunningPerGroup { get; set; }

    /// <summary><see cref="MaxQueuedPerSubmitter"/> of those that are named.</summary>
    public Dictionary<string, long> MaxQueuedOfSubmitter { get; set; } = [];

    /// <summary><see cref="MaxRunningPerSubmitter"/> of those that are named.</summary>
    public Dictionary<string, long> MaxRunningOfSubmitter { get; set; } = [];

    /// <summary><see cref="MaxQueuedPerGroup"/> of those that are named.</summary>
    public Dictionary<string, long> MaxQueuedOfGroup { get; set; } = [];

    /// <summary><see cref="MaxRunningPerGroup"/> of those that are named.</summary>
    public Dictionary<string, long> MaxRunningOfGroup { get; set; } = [];

    internal JobLimits ToLimits() => new()
    {
        SubmitterQueued = new LimitTable(MaxQueuedPerSubmitter, MaxQueuedOfSubmitter),
        SubmitterRunning = new LimitTable(MaxRunningPerSubmitter, MaxRunningOfSubmitter),
        GroupQueued = new LimitTable(MaxQueuedPerGroup, MaxQueuedOfGroup),
        GroupRunning = new LimitTable(MaxRunningPerGroup, MaxRunningOfGroup),
    };
}
