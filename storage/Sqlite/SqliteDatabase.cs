using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Boxyard.Storage.Sqlite;

/// <summary>The embedded database: one file, one process, one writer, readers beside it (WAL).</summary>
internal sealed class SqliteDatabase(StorageOptions options, TimeProvider clock) : IDatabase
{
    /// <summary>
    /// A commit returns when the log is on disk. Checkpoints are rarer than by default: each costs two more fsyncs.
    /// What is deleted is overwritten: secrets of jobs must not stay in free pages.
    /// </summary>
    private const string WriterPragmas =
        "pragma busy_timeout = 5000; pragma journal_mode = wal; pragma synchronous = full; "
        + "pragma wal_autocheckpoint = 4000; pragma cache_size = -65536; pragma temp_store = memory; "
        + "pragma secure_delete = on;";

    private const string ReaderPragmas =
        "pragma busy_timeout = 5000; pragma query_only = on; pragma cache_size = -8192;";
    private const int MaxIdleReaders = 16;

    private readonly ConcurrentBag<SqliteLink> _idleReaders = [];
    private readonly string _path = Path.GetFullPath(Path.Combine(options.DataDirectory, "boxyard.db"));
    private SqliteLock? _lock;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        PrivateFolder.Create(options.DataDirectory);
        _lock = SqliteLock.Take(options.DataDirectory);
        if (!File.Exists(_path))
        {
            // SQLite gives its log the rights of the database.
            PrivateFolder.OpenFile(_path).Dispose();
        }

        using var link = OpenWriter();
        SqliteMigrations.Apply(link, clock);
        return Task.CompletedTask;
    }

    public Task<IWriteSession> OpenWriterAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IWriteSession>(new SqliteWriteSession(OpenWriter(), clock));

    public Task ReadAsync(string sql, RowSet rows, Action<Row> read, CancellationToken cancellationToken)
    {
        var reader = _idleReaders.TryTake(out var idle)
            ? idle
            : new SqliteLink(ConnectionString(SqliteOpenMode.ReadWrite), SqlFiles.Sqlite, ReaderPragmas);
        try
        {
            reader.Execute(sql, rows, Micros.From(clock.GetUtcNow()), read);
        }
        catch (SqliteException exception)
        {
            reader.Dispose();
            throw new StoreException($"The database {_path} could not be read: {exception.Message}", exception);
        }
        catch
        {
            reader.Dispose();
            throw;
        }

        if (_idleReaders.Count < MaxIdleReaders)
        {
            _idleReaders.Add(reader);
        }
        else
        {
            reader.Dispose();
        }

        return Task.CompletedTask;
    }

    public bool IsDataError(Exception exception) =>
        exception is SqliteException
        {
            SqliteErrorCode: raw.SQLITE_CONSTRAINT or raw.SQLITE_MISMATCH or raw.SQLITE_TOOBIG or raw.SQLITE_RANGE,
        };

    public bool IsStoreError(Exception exception) => exception is SqliteException && !IsDataError(exception);

    /// <summary>
    /// Nobody can say: when the flush of a commit failed, its pages may be in the log all the same, and come back with
    /// it after a crash.
    /// </summary>
    public Task<CommitState> FindCommitAsync(string batchId, CancellationToken cancellationToken) =>
        Task.FromResult(CommitState.Unknown);

    public ValueTask DisposeAsync()
    {
        while (_idleReaders.TryTake(out var reader))
        {
            reader.Dispose();
        }

        _lock?.Dispose();
        return ValueTask.CompletedTask;
    }

    private SqliteLink OpenWriter() =>
        new(ConnectionString(SqliteOpenMode.ReadWriteCreate), SqlFiles.Sqlite, WriterPragmas);

    // Readers open read-write because the log's shared memory must be written even to read; `query_only` keeps them
    // from changing data.
    private string ConnectionString(SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = _path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = 5,
        }.ToString();
}
