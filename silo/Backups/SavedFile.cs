namespace Boxyard.Backups;

/// <summary>A file of a backup.</summary>
/// <param name="Path">Its name, with `/`.</param>
/// <param name="Size">Bytes that belong to it; a log that has grown since may be longer.</param>
/// <param name="Sha256">Of these bytes, in hex.</param>
internal sealed record SavedFile(string Path, long Size, string Sha256)
{
    /// <summary>The folder of a backup in which files are named by their hash.</summary>
    public const string ContentFolder = "content";

    /// <summary>
    /// Where a backup has its bytes. Packages are replaced under their names, so they are kept by their hash: the
    /// version that an earlier backup has in the same folder stays.
    /// </summary>
    /// <param name="format">Of the backup; in the first, all files were kept by their paths.</param>
    public string PlaceIn(int format) =>
        format > 1 && StoredFilePlaces.IsPackage(Path) ? $"{ContentFolder}/{Sha256}" : Path;
}
