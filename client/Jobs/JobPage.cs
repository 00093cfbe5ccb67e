namespace Boxyard.Client;

/// <summary>
/// One page of a list of jobs, newest first. The silo looks at some 10,000 jobs at a time at most: a page may be short,
/// or empty, and yet not be the last.
/// </summary>
public sealed record JobPage
{
    public required IReadOnlyList<Job> Jobs { get; init; }

    /// <summary>The <see cref="JobQuery.BeforeId"/> of the page that follows; null on the last page.</summary>
    public long? Next { get; init; }
}
