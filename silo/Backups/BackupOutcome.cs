namespace Boxyard.Backups;

/// <summary>What a backup holds, and how much of it was copied now.</summary>
internal sealed record BackupOutcome(BackupManifest Manifest, int CopiedCount, long CopiedBytes);
