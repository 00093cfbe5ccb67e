namespace Boxyard.Jobs;

/// <summary>
/// A page of a list of jobs, newest first. A search looks at a bounded number of jobs: a page may be short, or empty,
/// and yet not be the last.
/// </summary>
public sealed record JobPage
{
    public required IReadOnlyList<JobRecord> Jobs { get; init; }

    /// <summary>What follows has ids below this one; null when nothing follows.</summary>
    public long? Next { get; init; }
}
