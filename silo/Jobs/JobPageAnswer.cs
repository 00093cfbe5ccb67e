namespace Boxyard.Jobs;

/// <summary>A page of jobs, newest first.</summary>
internal sealed record JobPageAnswer
{
    public required IReadOnlyList<JobAnswer> Jobs { get; init; }

    /// <summary>Ask again with `next=` this for what follows; null on the last page.</summary>
    public long? Next { get; init; }
}
