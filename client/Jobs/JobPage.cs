namespace Boxyard.Client;

/// <summary>One page of a list of jobs, as the silo sends it.</summary>
internal sealed record JobPage
{
    public required IReadOnlyList<Job> Jobs { get; init; }

    /// <summary>What the next page asks for; null on the last page.</summary>
    public long? Next { get; init; }
}
