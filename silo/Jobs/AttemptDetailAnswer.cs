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
    public required IReadOnlyList<MetricRecord> Metrics { get; init; }
    public required IReadOnlyList<TestAnswer> Tests { get; init; }

    /// <summary>What could not be read of the uploaded files.</summary>
    public required IReadOnlyList<string> Problems { get; init; }
    public required IReadOnlyList<LogAnswer> Logs { get; init; }
    public required IReadOnlyList<ArtifactAnswer> Artifacts { get; init; }
}
