namespace Boxyard.Storage;

/// <summary>
/// Makes folders and files that their owner alone may read, since secrets of jobs and tokens of attempts stand in them.
/// What is there already keeps its rights: those are the operator's.
/// </summary>
public static class PrivateFolder
{
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnersFolder = OwnersFile | UnixFileMode.UserExecute;

    public static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else if (!Directory.Exists(path))
        {
            Directory.CreateDirectory(path, OwnersFolder);
        }
    }

    /// <summary>
    /// Opens a file for writing, from its beginning; an empty one is made when there is none. Not for a database that
    /// is in use: who closes a file gives up the locks that SQLite has on it in this process.
    /// </summary>
    public static FileStream OpenFile(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnersFile;
        }

        return new FileStream(path, options);
    }

    /// <summary>Whether every user of the machine may read a file, by its own rights and its folder's.</summary>
    public static bool IsOpen(string path) =>
        !OperatingSystem.IsWindows()
        && File.Exists(path)
        && File.GetUnixFileMode(path).HasFlag(UnixFileMode.OtherRead)
        && File.GetUnixFileMode(Path.GetDirectoryName(Path.GetFullPath(path))!).HasFlag(UnixFileMode.OtherExecute);
}
