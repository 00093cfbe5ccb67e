namespace Boxyard.Testboxes;

/// <summary>The answer to <see cref="BootQuestion"/>.</summary>
[GenerateSerializer, Immutable, Alias("Boxyard.BootAnswer")]
public sealed record BootAnswer
{
    public static readonly BootAnswer NoJob = new() { Kind = BootAnswerKind.NoJob };

    public static readonly BootAnswer Held = new() { Kind = BootAnswerKind.NoJob, IsHeld = true };

    public static readonly BootAnswer PassedOver = new() { Kind = BootAnswerKind.NoJob, IsPassedOver = true };

    [Id(0)]
    public required BootAnswerKind Kind { get; init; }

    /// <summary>Set when <see cref="Kind"/> is <see cref="BootAnswerKind.Offer"/>.</summary>
    [Id(1)]
    public Offer? Offer { get; init; }

    /// <summary>There is no job because the box is drained or quarantined: no job that comes changes that.</summary>
    [Id(2)]
    public bool IsHeld { get; init; }

    /// <summary>There is no job for this box, but one that requires what it has not: another box may take it.</summary>
    [Id(3)]
    public bool IsPassedOver { get; init; }
}
