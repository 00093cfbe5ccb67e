namespace Boxyard.Builds;

/// <summary>A number that a Jenkins has given to a build of an app.</summary>
public sealed record JenkinsBuild(long Number, DateTimeOffset NumberedAt);
