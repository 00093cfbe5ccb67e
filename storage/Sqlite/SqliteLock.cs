namespace Boxyard.Storage.Sqlite;

/// <summary>Held as long as a process uses the data directory, so that a second start is refused. Goes with the process, however it ends.</summary>
internal sealed class SqliteLock : IDisposable
{
    private const string FileName = "boxyard.lock";

    private readonly FileStream _file;

    private SqliteLock(FileStream file)
    {
        _file = file;
    }

    public static SqliteLock Take(string directory)
    {
        var path = Path.GetFullPath(Path.Combine(directory, FileName));
        try
        {
            return new SqliteLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception)
        {
            throw new StoreException(
                $"Another Boxyard uses {Path.GetDirectoryName(path)} (its lock file is {path}). "
                + "Stop it, name another data directory, or use PostgreSQL to run several silos.",
                exception);
        }
    }

    public void Dispose() => _file.Dispose();
}
