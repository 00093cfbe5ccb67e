using System.Diagnostics.CodeAnalysis;

namespace Boxyard.Testboxes;

/// <summary>A known box with what it did last.</summary>
internal sealed record TestboxDetailAnswer : TestboxAnswer
{
    [SetsRequiredMembers]
    public TestboxDetailAnswer(TestboxAnswer box, TestboxHistory history)
        : base(box)
    {
        LostInARow = history.LostCount;
        Runs = history.Runs;
    }

    /// <summary>How many of its last attempts were lost, without another end in between.</summary>
    public int LostInARow { get; }

    /// <summary>Its last attempts, newest first.</summary>
    public IReadOnlyList<TestboxRun> Runs { get; }
}
