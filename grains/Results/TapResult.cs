using System.Text;

namespace Boxyard.Results;

/// <summary>A result line of TAP with what belongs to it.</summary>
internal sealed class TapResult(string name, TestOutcome outcome, string message)
{
    private readonly StringBuilder _message = new(message);

    public string Name => name;
    public TestOutcome Outcome => outcome;
    public TimeSpan? Duration { get; set; }

    public static TapResult From(TapLine line, string name)
    {
        var outcome = ToOutcome(line);
        var message = line.Directive is null or "SKIP" ? line.Note : $"{line.Directive}: {line.Note}".TrimEnd(' ', ':');
        return new TapResult(name, outcome, message);
    }

    public TapResult Below(string parent) => new($"{parent}.{name}", outcome, _message.ToString()) { Duration = Duration };

    public void Append(string text)
    {
        if (_message.Length < ResultText.MaxMessageLength)
        {
            _message.Append(_message.Length == 0 ? "" : "\n").Append(text);
        }
    }

    public TestResultRecord ToRecord() => new() { Name = name, Outcome = outcome, Message = _message.ToString(), Duration = Duration };

    /// <summary>A test that is known to fail (TODO, XFAIL) is no failure when it fails and no surprise to stop at when it passes.</summary>
    private static TestOutcome ToOutcome(TapLine line) => line.Directive switch
    {
        "SKIP" => TestOutcome.Skipped,
        "TODO" or "XFAIL" => line.Flag ? TestOutcome.Passed : TestOutcome.Skipped,
        "TIMEOUT" or "ERROR" => TestOutcome.Failed,
        _ => line.Flag ? TestOutcome.Passed : TestOutcome.Failed,
    };
}
