namespace Boxyard.Boot;

/// <summary>What stands under a path, links not followed.</summary>
internal readonly record struct BootDiskEntry(bool IsDirectory, string? LinkTarget);
