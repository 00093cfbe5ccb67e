namespace Boxyard.Client;

/// <summary>One dispatch of a job to a box.</summary>
public sealed record JobAttempt
{
    /// <summary>1 for the first.</summary>
    public required int Number { get; init; }

    /// <summary>The id that the box was shown: `7`, or `7.2` for the second attempt of job 7.</summary>
    public required string ShownId { get; init; }

    public required JobState State { get; init; }
    public required string Testbox { get; init; }

    /// <summary>When the box was told to boot it.</summary>
    public required DateTimeOffset OfferedAt { get; init; }

    /// <summary>When the box reported that it runs.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the job's program was over.</summary>
    public DateTimeOffset? PostRunAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When its present state has lasted too long; null when it is over.</summary>
    public DateTimeOffset? DeadlineAt { get; init; }

    /// <summary>The newest sign of life of the guest; null for guests that send none.</summary>
    public DateTimeOffset? HeartbeatAt { get; init; }

    /// <summary>The health text, as the box sent it.</summary>
    public string? Health { get; init; }

    /// <summary>Why it ended, for people.</summary>
    public string? EndReason { get; init; }

    /// <summary>What the box reported, by name.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// The first of them; <see cref="JobsClient.ListMetricsAsync"/> reads all <see cref="MetricCount"/>.
    /// </summary>
    public IReadOnlyList<JobMetric> Metrics { get; init; } = [];

    public long MetricCount { get; init; }

    /// <summary>
    /// The first of them; <see cref="JobsClient.ListTestsAsync"/> reads all <see cref="TestCount"/>.
    /// </summary>
    public IReadOnlyList<JobTest> Tests { get; init; } = [];

    public long TestCount { get; init; }

    /// <summary>A sentence for each uploaded file or line that could not be read.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    public IReadOnlyList<JobLog> Logs { get; init; } = [];

    /// <summary>
    /// The first of them by path; <see cref="JobsClient.ListArtifactsAsync"/> reads all <see cref="ArtifactCount"/>.
    /// </summary>
    public IReadOnlyList<JobArtifact> Artifacts { get; init; } = [];

    public long ArtifactCount { get; init; }
}
