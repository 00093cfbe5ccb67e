namespace Boxyard.Boot;

/// <summary>Looks at the machine's file system.</summary>
internal interface IBootDisk
{
    /// <summary>Null when nothing is there. A disk that cannot tell throws: a failing disk must never look like a missing file.</summary>
    BootDiskEntry? Find(string path);
}
