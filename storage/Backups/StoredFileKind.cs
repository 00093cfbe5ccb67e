namespace Boxyard.Storage.Backups;

/// <summary>What a <see cref="StoredFile"/> is.</summary>
public enum StoredFileKind
{
    Log,
    Artifact,
    Package,

    /// <summary>What shows an app; of no job.</summary>
    App,
}
