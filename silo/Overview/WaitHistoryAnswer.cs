namespace Boxyard.Overview;

/// <summary>How long jobs of a queue waited for their first box.</summary>
internal sealed record WaitHistoryAnswer
{
    /// <summary>The time of the silo's database.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>How long a slice is.</summary>
    public required double SliceSeconds { get; init; }

    /// <summary>Oldest first; stretches in which no job was offered are not there.</summary>
    public required IReadOnlyList<WaitSlice> Slices { get; init; }
}
