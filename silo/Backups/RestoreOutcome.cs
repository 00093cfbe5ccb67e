using System.Collections.Immutable;

namespace Boxyard.Backups;

/// <summary>What was restored, and which files were not.</summary>
internal sealed record RestoreOutcome(
    BackupManifest Manifest, int FileCount, long FileBytes, ImmutableArray<string> Problems);
