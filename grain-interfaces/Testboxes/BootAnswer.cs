namespace Boxyard.Testboxes;

/// <summary>The answer to <see cref="BootQuestion"/>.</summary>
[GenerateSerializer, Immutable, Alias("Boxyard.BootAnswer")]
public sealed record BootAnswer
{
    public static readonly BootAnswer NoJob = new() { Kind = BootAnswerKind.NoJob };

    [Id(0)]
    public required BootAnswerKind Kind { get; init; }

    /// <summary>Set when <see cref="Kind"/> is <see cref="BootAnswerKind.Offer"/>.</summary>
    [Id(1)]
    public Offer? Offer { get; init; }
}
