using Boxyard.Jobs;

namespace Boxyard.Overview;

/// <summary>How often the last attempts of a box ended how; ends that none had are not there.</summary>
internal sealed record SiblingAnswer(string Name, IReadOnlyDictionary<JobState, long> Ends);
