using Boxyard.Jobs;

namespace Boxyard.Overview;

/// <summary>How often the last attempts of a box ended in one way.</summary>
public sealed record BoxEnds(string Testbox, JobState Outcome, long AttemptCount);
