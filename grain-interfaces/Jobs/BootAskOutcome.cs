using Boxyard.Testboxes;

namespace Boxyard.Jobs;

/// <summary>What the box of a live attempt gets when it asks to boot.</summary>
[GenerateSerializer, Immutable, Alias("Boxyard.BootAskOutcome")]
public sealed record BootAskOutcome
{
    /// <summary>The attempt is over, or was never this box's: the box may take its next job.</summary>
    public static readonly BootAskOutcome Free = new();

    /// <summary>The same offer again.</summary>
    [Id(0)]
    public Offer? Offer { get; init; }

    /// <summary>The attempt's guest is alive elsewhere: two machines use one name.</summary>
    [Id(1)]
    public bool DuplicateBox { get; init; }
}
