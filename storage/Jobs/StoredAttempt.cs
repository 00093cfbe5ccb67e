using Boxyard.Jobs;

namespace Boxyard.Storage.Jobs;

/// <summary>What a change of an attempt must know of the rows that it changes.</summary>
internal sealed record StoredAttempt(
    JobState State, int Version, JobState JobState, int AttemptCount, LaneKey Lane, long? ClusterId);
