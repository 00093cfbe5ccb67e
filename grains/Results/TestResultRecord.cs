namespace Boxyard.Results;

/// <summary>The outcome of one test case that a job ran.</summary>
public sealed record TestResultRecord
{
    public required string Name { get; init; }
    public required TestOutcome Outcome { get; init; }

    /// <summary>The failure's or skip's text, at most 4,000 characters.</summary>
    public string? Message { get; init; }
    public TimeSpan? Duration { get; init; }
}
