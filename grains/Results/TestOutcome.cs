namespace Boxyard.Results;

/// <summary>How a test case ended.</summary>
public enum TestOutcome
{
    Unknown,
    Passed,
    Failed,
    Skipped,
}
