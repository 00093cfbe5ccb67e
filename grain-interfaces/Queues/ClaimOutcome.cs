using Boxyard.Testboxes;

namespace Boxyard.Queues;

/// <summary>
/// The outcome of a claim: one of <see cref="Offer"/> (taken), <see cref="LiveJobId"/> (the box has an attempt), or
/// neither (nothing queued, or the box is held).
/// </summary>
[GenerateSerializer, Immutable, Alias("Boxyard.ClaimOutcome")]
public sealed record ClaimOutcome
{
    public static readonly ClaimOutcome Nothing = new();

    public static readonly ClaimOutcome Held = new() { IsHeld = true };

    public static readonly ClaimOutcome PassedOver = new() { IsPassedOver = true };

    [Id(0)]
    public Offer? Offer { get; init; }

    /// <summary>The job of the attempt that the box has already; nothing was taken.</summary>
    [Id(1)]
    public long? LiveJobId { get; init; }

    /// <summary>The box is drained or quarantined and gets no new job, whatever is queued.</summary>
    [Id(2)]
    public bool IsHeld { get; init; }

    /// <summary>
    /// Nothing is queued for this box, but something that requires what it has not: another may take it.
    /// </summary>
    [Id(3)]
    public bool IsPassedOver { get; init; }
}
