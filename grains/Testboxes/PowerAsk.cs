namespace Boxyard.Testboxes;

/// <summary>What became of an action that somebody asked for.</summary>
public sealed record PowerAsk
{
    public required PowerAskKind Kind { get; init; }

    /// <summary>With <see cref="PowerAskKind.Busy"/>: the oldest action that is not over.</summary>
    public PowerActionRecord? Open { get; init; }

    /// <summary>With <see cref="PowerAskKind.TooOften"/>: when the next cycle is possible.</summary>
    public DateTimeOffset? NextAt { get; init; }
}
