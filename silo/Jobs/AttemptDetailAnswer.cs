using Boxyard.Boot;
using Boxyard.Results;

namespace Boxyard.Jobs;

/// <summary>One attempt as our API shows it: without its token.</summary>
internal sealed record AttemptDetailAnswer
{
    public required int Number { get; init; }

    /// <summary>The id that the box is shown.</summary>
    public required string ShownId { get; init; }
    public required string Testbox { get; init; }
    public required JobState State { get; init; }
    public required BootKind BootKind { get; init; }
    public required DateTimeOffset OfferedAt { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? PostRunAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Null when the attempt is over.</summary>
    public DateTimeOffset? DeadlineAt { get; init; }
    public DateTimeOffset? HeartbeatAt { get; init; }

    /// <summary>When the running attempt was cancelled; its guest is told to stop.</summary>
    public DateTimeOffset? CancelAskedAt { get; init; }
    public string? CancelReason { get; init; }
    public JobState? Verdict { get; init; }
    public string? Health { get; init; }
    public string? EndReason { get; init; }
    public required string ResultRoot { get; init; }

    /// <summary>What the box reported, by name.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>The first of them; `metric_count` says how many there are, `metrics_href` lists all.</summary>
    public required IReadOnlyList<MetricRecord> Metrics { get; init; }
    public required long MetricCount { get; init; }
    public required string MetricsHref { get; init; }

    /// <summary>The first of them; `test_count` says how many there are, `tests_href` lists all.</summary>
    public required IReadOnlyList<TestAnswer> Tests { get; init; }
    public required long TestCount { get; init; }
    public required string TestsHref { get; init; }

    /// <summary>What could not be read of the uploaded files.</summary>
    public required IReadOnlyList<string> Problems { get; init; }
    public required IReadOnlyList<LogAnswer> Logs { get; init; }

    /// <summary>
    /// The first of them by path; `artifact_count` says how many there are, `artifacts_href` lists all.
    /// </summary>
    public required IReadOnlyList<ArtifactAnswer> Artifacts { get; init; }
    public required long ArtifactCount { get; init; }
    public required string ArtifactsHref { get; init; }
}
