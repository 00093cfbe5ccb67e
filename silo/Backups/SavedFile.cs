namespace Boxyard.Backups;

/// <summary>A file of a backup.</summary>
/// <param name="Path">Below the backup's folder, with `/`.</param>
/// <param name="Size">Bytes that belong to it; a log that has grown since may be longer.</param>
/// <param name="Sha256">Of these bytes, in hex.</param>
internal sealed record SavedFile(string Path, long Size, string Sha256);
