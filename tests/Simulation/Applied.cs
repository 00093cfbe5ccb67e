using Boxyard.Jobs;

namespace Boxyard.Tests.Simulation;

/// <summary>What came of an event that was brought to an attempt; empty while the operation goes on.</summary>
internal sealed class Applied
{
    public AttemptAnswer? Answer { get; set; }
    public AttemptRecord? Attempt { get; set; }
}
