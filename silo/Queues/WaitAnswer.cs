using Boxyard.Jobs;

namespace Boxyard.Queues;

/// <summary>Why a job waits, its place, and when it may start.</summary>
internal sealed record WaitAnswer
{
    public required long Id { get; init; }
    public required JobState State { get; init; }

    /// <summary>Ordered: what holds the job for sure stands before what only delays it.</summary>
    public required IReadOnlyList<WaitReason> Reasons { get; init; }

    /// <summary>Left out while the job does not stand in its queue.</summary>
    public WaitPosition? Position { get; init; }

    /// <summary>Null when it cannot be told.</summary>
    public StartEstimate? EstimatedStart { get; init; }

    /// <summary>Busy boxes that serve its queue, the first to be free first; at most 20.</summary>
    public required IReadOnlyList<BusyBoxEnd> BusyBoxes { get; init; }

    public static WaitAnswer Of(JobRecord job, WaitExplanation explanation) => new()
    {
        Id = job.Id,
        State = job.State,
        Reasons = explanation.Reasons,
        Position = explanation.Position,
        EstimatedStart = explanation.EstimatedStart,
        BusyBoxes = explanation.BusyBoxes,
    };
}
