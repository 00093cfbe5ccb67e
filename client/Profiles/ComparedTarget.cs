namespace Boxyard.Client;

/// <summary>A target that two profiles have measured.</summary>
public sealed record ComparedTarget
{
    public required int Target { get; init; }

    /// <summary>The words that the app was given in the first profile.</summary>
    public IReadOnlyList<string> ArgumentsA { get; init; } = [];

    /// <summary>And in the second: of another version they may be others, and the numbers then mean little.</summary>
    public IReadOnlyList<string> ArgumentsB { get; init; } = [];

    /// <summary>By name, such as `cpu_seconds`.</summary>
    public required IReadOnlyDictionary<string, ComparedMeasure> Measures { get; init; }
}
