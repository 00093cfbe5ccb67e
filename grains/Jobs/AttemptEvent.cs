namespace Boxyard.Jobs;

/// <summary>Something that happened to an attempt: what <see cref="AttemptRules"/> decides on.</summary>
public sealed record AttemptEvent
{
    public static readonly AttemptEvent DeadlinePassed = new() { Kind = AttemptEventKind.DeadlinePassed };
    public static readonly AttemptEvent HeartbeatMissed = new() { Kind = AttemptEventKind.HeartbeatMissed };
    public static readonly AttemptEvent KernelPanicked = new() { Kind = AttemptEventKind.KernelPanicked };

    private AttemptEvent()
    {
    }

    public required AttemptEventKind Kind { get; init; }

    /// <summary>Set with <see cref="AttemptEventKind.Reported"/>.</summary>
    public AttemptReport? Report { get; private init; }

    /// <summary>Set with <see cref="AttemptEventKind.BoxAsks"/>: who asks, and how.</summary>
    public BootAsk? Ask { get; private init; }

    /// <summary>Set with <see cref="AttemptEventKind.CancelAsked"/>: for people.</summary>
    public string? Reason { get; private init; }

    /// <summary>Set with <see cref="AttemptEventKind.RenewAsked"/>.</summary>
    public DeadlineRenewal? Renewal { get; private init; }

    public static AttemptEvent Reported(AttemptReport report) =>
        new() { Kind = AttemptEventKind.Reported, Report = report };

    public static AttemptEvent BoxAsks(BootAsk ask) => new() { Kind = AttemptEventKind.BoxAsks, Ask = ask };

    public static AttemptEvent RenewAsked(DeadlineRenewal renewal) =>
        new() { Kind = AttemptEventKind.RenewAsked, Renewal = renewal };

    public static AttemptEvent CancelAsked(string reason) =>
        new() { Kind = AttemptEventKind.CancelAsked, Reason = reason };
}
