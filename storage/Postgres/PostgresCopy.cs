using System.Collections.Immutable;
using System.Data;
using System.Net.Sockets;
using Boxyard.Storage.Backups;
using Npgsql;

namespace Boxyard.Storage.Postgres;

/// <summary>
/// Copies all tables by COPY in one transaction that reads one snapshot, so that no tool of PostgreSQL is needed, and
/// puts them into an empty database in one transaction.
/// </summary>
internal sealed class PostgresCopy(string connectionString) : IDatabaseCopy
{
    public const string Dialect = "postgres";

    private const int BufferSize = 1 << 16;

    /// <summary>A large table takes long: only a server that says nothing at all is given up.</summary>
    private const int CommandTimeoutSeconds = 3_600;

    private readonly string _connectionString = new NpgsqlConnectionStringBuilder(connectionString)
    {
        ApplicationName = "boxyard backup",
        Pooling = false,
        KeepAlive = 10,
        Timeout = 10,
        CommandTimeout = CommandTimeoutSeconds,
    }.ConnectionString;

    public async Task<DatabaseSnapshot> SaveAsync(
        string folder, Action<StoredFile> found, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await OpenAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(
                IsolationLevel.RepeatableRead, cancellationToken);
            var reading = new CopyReading(
                (sql, read) => ReadAsync(connection, sql, RowSet.One(), read, cancellationToken));
            var tables = await ListTablesAsync(connection, cancellationToken);
            if (tables.IsEmpty)
            {
                throw new StoreException("The PostgreSQL database has no tables of Boxyard. Is it the right one?");
            }

            foreach (var table in tables)
            {
                await SaveAsync(connection, table, Path.Combine(folder, table.File), cancellationToken);
            }

            await reading.ListFilesAsync(found);
            return await reading.DescribeAsync(Dialect) with { Tables = tables };
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            throw new StoreException($"The PostgreSQL database could not be copied: {exception.Message}", exception);
        }
    }

    public async Task<string?> FindObstacleAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await OpenAsync(cancellationToken);
            var tables = await ListTablesAsync(connection, cancellationToken);
            return tables.IsEmpty
                ? null
                : $"The PostgreSQL database '{connection.Database}' is not empty: it has the table {tables[0].Name}. "
                    + "Restore into a new one.";
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            throw new StoreException($"The PostgreSQL database could not be read: {exception.Message}", exception);
        }
    }

    public async Task RestoreAsync(
        string folder, DatabaseSnapshot snapshot, long skippedIds, CancellationToken cancellationToken)
    {
        var scripts = FindScripts(snapshot);
        try
        {
            await using var connection = await OpenAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await ReadAsync(connection, "migrations_create", RowSet.One(), _ => { }, cancellationToken);
            foreach (var script in scripts)
            {
                await RunAsync(connection, script.Script, cancellationToken);
            }

            foreach (var table in snapshot.Tables)
            {
                await RestoreAsync(connection, table, Path.Combine(folder, table.File), cancellationToken);
            }

            foreach (var sql in (string[])
                ["backup_cursors_settle", "backup_events_settle", "backup_events_continue", "backup_batches_continue"])
            {
                await ReadAsync(connection, sql, RowSet.One(), _ => { }, cancellationToken);
            }

            await ReadAsync(
                connection, "sequences_skip", RowSet.One().With("count", skippedIds), _ => { }, cancellationToken);
            await RunAsync(connection, "analyze", cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            throw new StoreException(
                $"The PostgreSQL database could not be restored, nothing was changed: {exception.Message}", exception);
        }
    }

    private static bool IsFailure(Exception exception) =>
        exception is NpgsqlException or SocketException or TimeoutException;

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(_connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static List<Migration> FindScripts(DatabaseSnapshot snapshot)
    {
        var known = SqlFiles.Postgres.Migrations.ToDictionary(migration => migration.Version);
        return
        [
            .. snapshot.Migrations.Order().Select(
                version => known.GetValueOrDefault(version) ?? throw new StoreException(
                    $"The backup is of a newer Boxyard: it has migration {version}, which this one does not know. "
                    + "Restore it with the version that made it, or a later one.")),
        ];
    }

    private static async Task<ImmutableArray<SavedTable>> ListTablesAsync(
        NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var tables = ImmutableArray.CreateBuilder<SavedTable>();
        await ReadAsync(
            connection,
            "backup_tables_list",
            RowSet.One(),
            row => tables.Add(new SavedTable(row.GetText(0), row.GetText(1), $"{row.GetText(0)}.copy")),
            cancellationToken);
        return tables.ToImmutable();
    }

    // COPY takes no parameters: names of tables and columns are put into its text, as the catalogue has quoted them.
    private static async Task SaveAsync(
        NpgsqlConnection connection, SavedTable table, string path, CancellationToken cancellationToken)
    {
        await using var source = await connection.BeginRawBinaryCopyAsync(
            $"copy {table.Name} ({table.Columns}) to stdout (format binary)", cancellationToken);
        await using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize);
        await source.CopyToAsync(target, BufferSize, cancellationToken);
        await target.FlushAsync(cancellationToken);
        target.Flush(flushToDisk: true);
    }

    private static async Task RestoreAsync(
        NpgsqlConnection connection, SavedTable table, string path, CancellationToken cancellationToken)
    {
        // What a migration fills in is in the copy too.
        await RunAsync(connection, $"truncate {table.Name}", cancellationToken);
        await using var source = File.OpenRead(path);
        await using var target = await connection.BeginRawBinaryCopyAsync(
            $"copy {table.Name} ({table.Columns}) from stdin (format binary)", cancellationToken);
        await source.CopyToAsync(target, BufferSize, cancellationToken);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task ReadAsync(
        NpgsqlConnection connection, string sql, RowSet rows, Action<Row> read, CancellationToken cancellationToken)
    {
        await using var command = PostgresCommands.Create(connection, SqlFiles.Postgres[sql], rows, null);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var row = new PostgresRow(reader);
        while (await reader.ReadAsync(cancellationToken))
        {
            read(row);
        }
    }
}
