namespace Boxyard.Queues;

/// <summary>One queue: how much waits, whose it is, what comes next, and which boxes wait for it.</summary>
internal sealed record QueueDetailAnswer
{
    public required string Name { get; init; }
    public required long QueuedCount { get; init; }
    public required long LiveCount { get; init; }
    public DateTimeOffset? OldestAt { get; init; }
    public QueuePause? Pause { get; init; }

    /// <summary>The first lanes in the order of choice: submitters by priority and share.</summary>
    public required IReadOnlyList<LaneAnswer> Lanes { get; init; }

    /// <summary>What it gives next, in order, when no attempt ends before.</summary>
    public required IReadOnlyList<NextJob> NextJobs { get; init; }

    /// <summary>Boxes whose requests this silo holds until a job comes, the longest waiting first.</summary>
    public required IReadOnlyList<string> WaitingBoxes { get; init; }

    public static QueueDetailAnswer Of(QueueView view, IReadOnlyList<string> waitingBoxes) => new()
    {
        Name = view.Queue.Name,
        QueuedCount = view.Queue.QueuedCount,
        LiveCount = view.Queue.LiveCount,
        OldestAt = view.Queue.OldestAt,
        Pause = view.Queue.Pause,
        Lanes = [.. view.Lanes.Select(LaneAnswer.Of)],
        NextJobs = view.NextJobs,
        WaitingBoxes = waitingBoxes,
    };
}
