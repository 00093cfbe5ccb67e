namespace Boxyard.Agent.Builds;

/// <summary>
/// How many bytes a folder has, also while others work in it: what vanishes meanwhile is not counted.
/// </summary>
internal static class FolderSize
{
    public static long Of(string folder) => Of(new DirectoryInfo(folder));

    private static long Of(DirectoryInfo folder)
    {
        var size = 0L;
        try
        {
            foreach (var entry in folder.EnumerateFileSystemInfos())
            {
                size += entry switch
                {
                    _ when entry.Attributes.HasFlag(FileAttributes.ReparsePoint) => 0,
                    DirectoryInfo inner => Of(inner),
                    FileInfo file => LengthOf(file),
                    _ => 0,
                };
            }
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // What was counted of it counts.
        }

        return size;
    }

    private static long LengthOf(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
