namespace Boxyard.Client;

/// <summary>The outcome of one test case that a job ran.</summary>
public sealed record JobTest
{
    public required string Name { get; init; }

    /// <summary>`passed`, `failed`, `skipped` or `unknown`.</summary>
    public required string Outcome { get; init; }

    /// <summary>Why it failed or was skipped; null when nothing was said.</summary>
    public string? Message { get; init; }

    /// <summary>Null when it was not measured.</summary>
    public double? DurationSeconds { get; init; }
}
