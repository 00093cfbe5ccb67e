namespace Boxyard.Storage.Jobs;

/// <summary>What is remembered of a keyed submission.</summary>
internal sealed record EarlierSubmission(string? BodyHash, long FirstJobId, int JobCount);
