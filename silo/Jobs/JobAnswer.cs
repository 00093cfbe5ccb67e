using Boxyard.Retention;

namespace Boxyard.Jobs;

/// <summary>A job as our API shows it.</summary>
internal record JobAnswer
{
    public required long Id { get; init; }
    public required JobState State { get; init; }
    public required string Suite { get; init; }
    public required string TboxGroup { get; init; }
    public required string Testbox { get; init; }
    public required string Queue { get; init; }
    public required int Priority { get; init; }
    public required string Submitter { get; init; }
    public required double RunTimeoutSeconds { get; init; }
    public required int Retries { get; init; }
    public required int InfraRetries { get; init; }
    public required int AttemptCount { get; init; }
    public required DateTimeOffset SubmittedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
    public DateTimeOffset? ExtractedAt { get; init; }

    /// <summary>The health text of the newest attempt, as LKP names it.</summary>
    public string? Health { get; init; }

    /// <summary>
    /// Of a job of a cluster job: the jobs of all its nodes, in order; the first id is the cluster's. Shown with one
    /// job, not in lists.
    /// </summary>
    public IReadOnlyList<long>? ClusterJobs { get; init; }

    /// <summary>Why it is kept for good, when it is. Shown with one job, not in lists.</summary>
    public PinAnswer? Pin { get; init; }

    public static JobAnswer Of(JobRecord job) => new()
    {
        Id = job.Id,
        State = job.State,
        Suite = job.Suite,
        TboxGroup = job.Group,
        Testbox = job.Testbox,
        Queue = job.Queue,
        Priority = job.Priority,
        Submitter = job.Submitter,
        RunTimeoutSeconds = job.RunTimeout.TotalSeconds,
        Retries = job.Retries,
        InfraRetries = job.InfraRetries,
        AttemptCount = job.AttemptCount,
        SubmittedAt = job.SubmittedAt,
        FinishedAt = job.FinishedAt,
        ExtractedAt = job.ExtractedAt,
        Health = job.Health,
    };
}
