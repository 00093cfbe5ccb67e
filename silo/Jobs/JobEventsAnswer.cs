namespace Boxyard.Jobs;

/// <summary>A page of a job's timeline, oldest first.</summary>
internal sealed record JobEventsAnswer
{
    public required IReadOnlyList<JobEventAnswer> Events { get; init; }

    /// <summary>Ask again with `next=` this for what follows; null on the last page.</summary>
    public long? Next { get; init; }
}
