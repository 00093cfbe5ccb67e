using Boxyard.Results;

namespace Boxyard.Jobs;

/// <summary>The outcome of one test case.</summary>
internal sealed record TestAnswer
{
    public required string Name { get; init; }
    public required TestOutcome Outcome { get; init; }
    public string? Message { get; init; }
    public double? DurationSeconds { get; init; }

    public static TestAnswer Of(TestResultRecord test) => new()
    {
        Name = test.Name,
        Outcome = test.Outcome,
        Message = test.Message,
        DurationSeconds = test.Duration?.TotalSeconds,
    };
}
