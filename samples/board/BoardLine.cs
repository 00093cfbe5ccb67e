using Boxyard.Client;

namespace Boxyard.Samples;

/// <summary>The newest result of a suite.</summary>
internal sealed record BoardLine(string Suite, long JobId, JobState State, DateTimeOffset? FinishedAt);
