namespace Boxyard.Client;

/// <summary>A number of two profiles.</summary>
public sealed record ComparedMeasure
{
    public required double A { get; init; }
    public required double B { get; init; }

    /// <summary>B less A; null where no number can say it.</summary>
    public double? Change { get; init; }

    /// <summary>B to A; null where A is 0, or no number can say it.</summary>
    public double? Ratio { get; init; }
}
