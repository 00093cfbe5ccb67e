using Boxyard.Storage.Backups;
using Microsoft.Data.Sqlite;

namespace Boxyard.Storage.Sqlite;

/// <summary>
/// Copies the database file by SQLite's own backup, which reads one snapshot beside the silo's writer, and takes no
/// lock that the silo would meet.
/// </summary>
internal sealed class SqliteCopy(string directory) : IDatabaseCopy
{
    public const string Dialect = "sqlite";

    private const string FileName = "boxyard.db";
    private const string ReadPragmas = "pragma busy_timeout = 5000; pragma query_only = on;";

    /// <summary>A copy is one file: what its log had is in it.</summary>
    private const string SinglePragmas =
        "pragma busy_timeout = 5000; pragma journal_mode = delete; pragma synchronous = full;";

    private readonly string _path = Path.GetFullPath(Path.Combine(directory, FileName));

    public async Task<DatabaseSnapshot> SaveAsync(
        string folder, Action<StoredFile> found, CancellationToken cancellationToken)
    {
        if (!File.Exists(_path))
        {
            throw new StoreException($"There is no database {_path}. Name the data folder of the silo with --data.");
        }

        var copy = Path.Combine(folder, FileName);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            Copy(copy);
            using var link = new SqliteLink(
                ConnectionString(copy, SqliteOpenMode.ReadWrite), SqlFiles.Sqlite, SinglePragmas);
            var reading = new CopyReading((sql, read) =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                link.Execute(sql, RowSet.One(), null, read);
                return Task.CompletedTask;
            });
            await reading.ListFilesAsync(found);
            return await reading.DescribeAsync(Dialect);
        }
        catch (SqliteException exception)
        {
            throw new StoreException($"The database {_path} could not be copied: {exception.Message}", exception);
        }
    }

    public Task<string?> FindObstacleAsync(CancellationToken cancellationToken) => Task.FromResult(
        File.Exists(_path)
            ? $"There is a database already: {_path}. Restore into an empty data folder, or move that one away."
            : null);

    public async Task RestoreAsync(
        string folder, DatabaseSnapshot snapshot, long skippedIds, CancellationToken cancellationToken)
    {
        PrivateFolder.Create(directory);
        using var held = SqliteLock.Take(directory);
        var partial = _path + ".restoring";
        await using (var source = File.OpenRead(Path.Combine(folder, FileName)))
        await using (var target = PrivateFolder.OpenFile(partial))
        {
            // A restore that was cut off may have left one.
            target.SetLength(0);
            await source.CopyToAsync(target, cancellationToken);
        }

        try
        {
            using var link = new SqliteLink(
                ConnectionString(partial, SqliteOpenMode.ReadWrite), SqlFiles.Sqlite, SinglePragmas);
            // Before anything is changed: a migration that is too new is refused as at a start.
            var applied = new List<(long Version, long OldestBinary)>();
            link.Execute("migrations_list", RowSet.One(), null, row => applied.Add((row.GetInt64(0), row.GetInt64(2))));
            MigrationPlan.Choose(SqlFiles.Sqlite.Migrations, applied);
            link.Execute("sequences_skip", RowSet.One().With("count", skippedIds), null, null);
        }
        catch (SqliteException exception)
        {
            throw new StoreException($"The copy in {folder} is no sound database: {exception.Message}", exception);
        }

        Flush(partial);
        File.Move(partial, _path, overwrite: false);
    }

    private void Copy(string copy)
    {
        PrivateFolder.OpenFile(copy).Dispose();
        using (var source = new SqliteConnection(ConnectionString(_path, SqliteOpenMode.ReadWrite)))
        using (var target = new SqliteConnection(ConnectionString(copy, SqliteOpenMode.ReadWriteCreate)))
        {
            source.Open();
            using (var pragmas = source.CreateCommand())
            {
                pragmas.CommandText = ReadPragmas;
                pragmas.ExecuteNonQuery();
            }

            target.Open();
            source.BackupDatabase(target);
        }

        Flush(copy);
    }

    private static void Flush(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }

    private static string ConnectionString(string path, SqliteOpenMode mode) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = mode,
        Pooling = false,
        DefaultTimeout = 5,
    }.ToString();
}
