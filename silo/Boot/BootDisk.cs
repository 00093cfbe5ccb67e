namespace Boxyard.Boot;

/// <inheritdoc/>
internal sealed class BootDisk : IBootDisk
{
    public BootDiskEntry? Find(string path)
    {
        FileAttributes attributes;
        try
        {
            attributes = File.GetAttributes(path);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        var linkTarget = attributes.HasFlag(FileAttributes.ReparsePoint) ? new FileInfo(path).LinkTarget : null;
        return new BootDiskEntry(attributes.HasFlag(FileAttributes.Directory), linkTarget);
    }
}
