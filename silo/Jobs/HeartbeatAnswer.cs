namespace Boxyard.Jobs;

/// <summary>What a guest is told when it gives a sign of life. Flat, so that a shell script can read it.</summary>
internal sealed record HeartbeatAnswer
{
    /// <summary>Somebody cancelled the attempt: stop the job, upload what there is, and report.</summary>
    public required bool Cancel { get; init; }

    /// <summary>When the scheduler gives the attempt's present state up.</summary>
    public required DateTimeOffset DeadlineAt { get; init; }

    /// <summary>
    /// While the job runs: after how many seconds the guest is to stop it as timed out. Grows when the deadline is
    /// renewed.
    /// </summary>
    public required long StopInSeconds { get; init; }

    /// <summary>The scheduler's time.</summary>
    public required DateTimeOffset Now { get; init; }
}
