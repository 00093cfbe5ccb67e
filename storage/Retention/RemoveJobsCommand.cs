using Boxyard.Retention;

namespace Boxyard.Storage.Retention;

/// <summary>Removes jobs or their files. The outcome is how many.</summary>
internal sealed class RemoveJobsCommand(IReadOnlyList<JobRemoval> removals) : WriteCommandOf<int>
{
    /// <summary>Statements that a job takes, more or less.</summary>
    private const int RowsPerJob = 16;

    public IReadOnlyList<JobRemoval> Removals { get; } = removals;

    public override int RowCount => Removals.Count * RowsPerJob;

    /// <summary>Two of one batch could name the same job, whose files would be named twice.</summary>
    public override string ConflictKey => "remove-jobs";
}
