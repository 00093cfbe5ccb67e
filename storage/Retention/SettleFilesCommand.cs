namespace Boxyard.Storage.Retention;

/// <summary>Forgets the files up to one, which are gone from the disk; those that are not begin anew.</summary>
internal sealed class SettleFilesCommand(long lastId, IReadOnlyList<long> failedIds) : WriteCommandOf<bool>
{
    public long LastId { get; } = lastId;

    public IReadOnlyList<long> FailedIds { get; } = failedIds;

    public override int RowCount => 1 + FailedIds.Count;

    /// <summary>Two of one batch could put the same file at the end twice.</summary>
    public override string ConflictKey => "settle-files";
}
