namespace Boxyard.Backups;

/// <summary>What the program is started for.</summary>
internal enum UpkeepKind
{
    /// <summary>To be a silo.</summary>
    None,

    Backup,
    Restore,

    /// <summary>To print a one-time token, by which an admin who has lost all tokens gets another.</summary>
    LoginToken,
}
