namespace Boxyard.Storage.Retention;

/// <summary>Forgets the files up to one, which are gone from the disk.</summary>
internal sealed class SettleFilesCommand(long lastId) : WriteCommandOf<bool>
{
    public long LastId { get; } = lastId;
}
