using Boxyard.Jobs;

namespace Boxyard.Clusters;

/// <summary>How a part ends because of another part.</summary>
public sealed record MemberEnd(ClusterMember Member, JobState State);
