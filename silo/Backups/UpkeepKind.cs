namespace Boxyard.Backups;

/// <summary>What the program is started for.</summary>
internal enum UpkeepKind
{
    /// <summary>To be a silo.</summary>
    None,

    Backup,
    Restore,
}
