namespace Boxyard.Jobs;

/// <summary>A job as stored, without its spec.</summary>
public sealed record JobRecord
{
    public required long Id { get; init; }
    public required JobState State { get; init; }
    public required string Suite { get; init; }
    public required string Group { get; init; }
    public required string Testbox { get; init; }
    public required string Queue { get; init; }
    public required int Priority { get; init; }
    public required string Submitter { get; init; }
    public required TimeSpan RunTimeout { get; init; }
    public required int InfraRetries { get; init; }
    public required int Retries { get; init; }

    /// <summary>Retries after lost attempts so far.</summary>
    public int InfraRetriesUsed { get; init; }

    /// <summary>Retries after failed, timed out, crashed and abnormal attempts so far.</summary>
    public int RetriesUsed { get; init; }

    /// <summary>The number of the newest attempt, 0 before the first.</summary>
    public required int AttemptCount { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>When the results were extracted; null while they are not.</summary>
    public DateTimeOffset? ExtractedAt { get; init; }

    /// <summary>The health text of the newest attempt, as LKP names it.</summary>
    public string? Health { get; init; }

    /// <summary>
    /// The record as it is stored when a job is queued: who has just queued it need not read it back.
    /// </summary>
    public static JobRecord OfQueued(long id, NewJob job, DateTimeOffset submittedAt) => new()
    {
        Id = id,
        State = JobState.Queued,
        Suite = job.Suite,
        Group = job.Group,
        Testbox = job.Testbox,
        Queue = job.Queue,
        Priority = job.Priority,
        Submitter = job.Submitter,
        RunTimeout = job.RunTimeout,
        InfraRetries = job.InfraRetries,
        Retries = job.Retries,
        AttemptCount = 0,
        SubmittedAt = submittedAt,
    };
}
