namespace Boxyard.Storage.Backups;

/// <summary>A file that a row of the database names.</summary>
public sealed record StoredFile
{
    public required StoredFileKind Kind { get; init; }

    public required long JobId { get; init; }

    public required int Attempt { get; init; }

    /// <summary>A log's stream, an artifact's path below its root, a package's whole path, the name of an app's file.</summary>
    public required string Name { get; init; }

    /// <summary>Bytes that the row counts. A log may be longer.</summary>
    public required long Size { get; init; }

    /// <summary>Of the job: says where its root is.</summary>
    public required string Spec { get; init; }

    /// <summary>Hex; null for a log.</summary>
    public string? Sha256 { get; init; }
}
