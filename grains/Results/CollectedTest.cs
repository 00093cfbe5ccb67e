namespace Boxyard.Results;

/// <summary>Where a test name was first read, and how many tests had it.</summary>
internal sealed class CollectedTest(string file, TestOutcome outcome)
{
    public string File => file;
    public TestOutcome Outcome => outcome;
    public int Count { get; set; } = 1;
}
