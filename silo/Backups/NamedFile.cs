using Boxyard.Storage.Backups;

namespace Boxyard.Backups;

/// <summary>A file that a row names: what a backup keeps in memory of each.</summary>
/// <param name="Path">In a backup, which begins with `result/` or `initrd/`.</param>
/// <param name="Size">Bytes that the row counts. A log may be longer.</param>
/// <param name="Sha256">Hex; null for a log.</param>
internal sealed record NamedFile(string Path, long Size, string? Sha256)
{
    public static NamedFile Of(StoredFile file) => new(StoredFilePlaces.PathOf(file), file.Size, file.Sha256);
}
