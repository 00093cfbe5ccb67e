using Boxyard.Jobs;

namespace Boxyard.Storage.Clusters;

/// <summary>How the attempt of a part, and with it the part, goes on because another part has ended.</summary>
internal sealed record PartEnd(DispatchedPart Part, JobState State, JobState Job, string Reason);
