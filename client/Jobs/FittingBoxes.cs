namespace Boxyard.Client;

/// <summary>Which boxes of a queue have what a job requires.</summary>
public sealed record FittingBoxes
{
    /// <summary>The first 20 by name.</summary>
    public IReadOnlyList<string> Boxes { get; init; } = [];

    /// <summary>How many there are.</summary>
    public int BoxCount { get; init; }

    /// <summary>When there are none: what the nearest ones lack, for people.</summary>
    public IReadOnlyList<string> Nearest { get; init; } = [];
}
