namespace Boxyard.Builds.Jenkins;

/// <summary>How what stands in Jenkins' queue is: waiting, unless it has a number or was cancelled.</summary>
internal sealed record JenkinsItem(long? Number, bool IsCancelled);
