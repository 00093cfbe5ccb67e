namespace Boxyard.Client;

/// <summary>A target that two profiles have measured.</summary>
public sealed record ComparedTarget
{
    public required int Target { get; init; }

    /// <summary>By name, such as `cpu_seconds`.</summary>
    public required IReadOnlyDictionary<string, ComparedMeasure> Measures { get; init; }
}
