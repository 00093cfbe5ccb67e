using Boxyard.Jobs;

namespace Boxyard.Results;

/// <summary>A page of test results, in their order.</summary>
internal sealed record TestPageAnswer
{
    public required IReadOnlyList<TestAnswer> Tests { get; init; }

    /// <summary>Ask again with `next=` this for what follows; null on the last page.</summary>
    public long? Next { get; init; }
}
