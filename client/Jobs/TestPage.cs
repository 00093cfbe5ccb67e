namespace Boxyard.Client;

/// <summary>One page of a list of an attempt's test results, as the silo sends it.</summary>
internal sealed record TestPage
{
    public required IReadOnlyList<JobTest> Tests { get; init; }

    /// <summary>What the next page asks for; null on the last page.</summary>
    public long? Next { get; init; }
}
