using Boxyard.Boot;

namespace Boxyard.Jobs;

/// <summary>One dispatch of a job, as stored.</summary>
public sealed record AttemptRecord
{
    public required long JobId { get; init; }

    /// <summary>1 for the first dispatch.</summary>
    public required int Number { get; init; }

    public required string Testbox { get; init; }

    /// <summary>Offered, Running, PostRun or a final state; never Queued.</summary>
    public required JobState State { get; init; }

    public required string Token { get; init; }

    /// <summary>`host:port` that its texts name; empty while it is reserved for a box that has not asked yet.</summary>
    public required string Address { get; init; }

    /// <summary>Means nothing while the attempt is reserved.</summary>
    public required BootKind Kind { get; init; }
    public required DateTimeOffset OfferedAt { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? PostRunAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When the attempt's present state has lasted too long.</summary>
    public required DateTimeOffset DeadlineAt { get; init; }

    /// <summary>The newest sign of life of the guest; null for guests that send none.</summary>
    public DateTimeOffset? HeartbeatAt { get; init; }

    /// <summary>
    /// When somebody cancelled the running attempt; its guest is told, and however it ends then, it ends cancelled.
    /// </summary>
    public DateTimeOffset? CancelAskedAt { get; init; }
    public string? CancelReason { get; init; }

    /// <summary>What the box said of the outcome, kept until the attempt ends.</summary>
    public JobState? Verdict { get; init; }

    /// <summary>The LKP health text, as sent.</summary>
    public string? Health { get; init; }

    /// <summary>Why it ended, for people.</summary>
    public string? EndReason { get; init; }

    /// <summary>Grows by one with every change; a save names the one that it read.</summary>
    public required int Version { get; init; }

    /// <summary>A part of a cluster job that waits for its box to ask.</summary>
    public bool IsReserved => State == JobState.Offered && Address.Length == 0;
}
