namespace Boxyard.Results;

/// <summary>What a path is on disk, links not followed.</summary>
internal enum DiskEntry
{
    Missing,
    File,
    Folder,
    Link,
}
