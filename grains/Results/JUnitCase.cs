using System.Text;

namespace Boxyard.Results;

/// <summary>The test case of a JUnit file that is being read.</summary>
internal sealed class JUnitCase
{
    private readonly StringBuilder _message = new();

    public required string Name { get; init; }
    public TimeSpan? Duration { get; init; }
    public TestOutcome Outcome { get; private set; } = TestOutcome.Passed;

    /// <summary>A failure outweighs a skip.</summary>
    public void Set(TestOutcome outcome)
    {
        if (Outcome != TestOutcome.Failed)
        {
            Outcome = outcome;
        }
    }

    public void Append(string? text)
    {
        if (!string.IsNullOrWhiteSpace(text) && _message.Length < ResultText.MaxMessageLength)
        {
            _message.Append(_message.Length == 0 ? "" : "\n").Append(text.Trim());
        }
    }

    public TestResultRecord ToRecord() =>
        new() { Name = Name, Outcome = Outcome, Message = _message.ToString(), Duration = Duration };
}
