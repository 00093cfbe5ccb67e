namespace Boxyard.Jobs;

/// <summary>
/// A page of jobs, newest first. A search looks at a bounded number of jobs: a page may be short, or empty, and yet not
/// be the last.
/// </summary>
internal sealed record JobPageAnswer
{
    public required IReadOnlyList<JobAnswer> Jobs { get; init; }

    /// <summary>Ask again with `next=` this for what follows; null on the last page.</summary>
    public long? Next { get; init; }
}
