namespace Boxyard.Storage.Backups;

/// <summary>What a <see cref="StoredFile"/> is.</summary>
public enum StoredFileKind
{
    Log,
    Artifact,
    Package,
}
