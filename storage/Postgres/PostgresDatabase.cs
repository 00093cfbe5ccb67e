using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Boxyard.Storage.Postgres;

/// <summary>A PostgreSQL database that several silos may share.</summary>
internal sealed partial class PostgresDatabase(
    StorageOptions options, TimeProvider clock, ILogger<PostgresDatabase> logger) : IDatabase
{
    private const int MaxLooks = 20;
    private static readonly TimeSpan LookDelay = TimeSpan.FromMilliseconds(500);

    private readonly NpgsqlDataSource _readers = PostgresSources.CreateReaders(options.Postgres!);
    private readonly NpgsqlDataSource _writers = PostgresSources.CreateWriters(options.Postgres!);
    private readonly TimeProvider? _testClock = options.ClockIsTimeProvider ? clock : null;

    /// <summary>Marks this process' notices, so that it knows its own.</summary>
    public string SiloMark { get; } = Guid.NewGuid().ToString("N");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await PostgresMigrations.ApplyAsync(_readers, clock, cancellationToken);
        }
        catch (Exception exception) when (IsStoreError(exception) || IsDataError(exception))
        {
            throw new StoreException($"The PostgreSQL database could not be prepared: {exception.Message}", exception);
        }
    }

    public async Task<IWriteSession> OpenWriterAsync(CancellationToken cancellationToken) =>
        new PostgresWriteSession(await _writers.OpenConnectionAsync(cancellationToken), SiloMark, _testClock);

    public async Task<NpgsqlConnection> OpenListenerAsync(CancellationToken cancellationToken) =>
        await _readers.OpenConnectionAsync(cancellationToken);

    public async Task ReadAsync(string sql, RowSet rows, Action<Row> read, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        try
        {
            await using var connection = await _readers.OpenConnectionAsync(cancellationToken);
            long? now = _testClock is null ? null : Micros.From(_testClock.GetUtcNow());
            await using var command = PostgresCommands.Create(connection, SqlFiles.Postgres[sql], rows, now);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var row = new PostgresRow(reader);
            while (await reader.ReadAsync(cancellationToken))
            {
                read(row);
            }
        }
        catch (Exception exception) when (IsStoreError(exception) || IsDataError(exception))
        {
            throw new StoreException($"PostgreSQL could not be read: {exception.Message}", exception);
        }
    }

    /// <summary>
    /// Classes 22 (data), 23 (integrity) and 54 (beyond a limit of the program, such as the size of an index' row) are
    /// the data's fault; the rest is the server's or the connection's.
    /// </summary>
    public bool IsDataError(Exception exception) =>
        exception is PostgresException { SqlState: [var first, var second, ..] }
        && (first, second) is ('2', '2') or ('2', '3') or ('5', '4');

    public bool IsStoreError(Exception exception) =>
        exception is (NpgsqlException or SocketException or TimeoutException or IOException) && !IsDataError(exception);

    public async Task<CommitState> FindCommitAsync(string batchId, CancellationToken cancellationToken)
    {
        for (var look = 0; look < MaxLooks; look++)
        {
            try
            {
                return await LookAsync(batchId, cancellationToken);
            }
            catch (Exception exception) when (IsStoreError(exception))
            {
                LogLookFailed(exception, look + 1, MaxLooks);
                await Task.Delay(LookDelay, TimeProvider.System, cancellationToken);
            }
        }

        return CommitState.Unknown;
    }

    public async ValueTask DisposeAsync()
    {
        await _writers.DisposeAsync();
        await _readers.DisposeAsync();
    }

    /// <summary>
    /// The lost transaction may still be committing on the server. It holds the writers' lock until it ends, so who has
    /// the lock sees its final state.
    /// </summary>
    private async Task<CommitState> LookAsync(string batchId, CancellationToken cancellationToken)
    {
        await using var connection = await _writers.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var key = RowSet.One().With("writer_key", PostgresWriteSession.WriterKey);
        var begin = SqlFiles.Postgres["commit_batches_begin"];
        await using (var turn = PostgresCommands.Create(connection, begin, key, null))
        {
            await turn.ExecuteNonQueryAsync(cancellationToken);
        }

        var rows = RowSet.One().With("batch_id", batchId);
        await using var command = PostgresCommands.Create(
            connection, SqlFiles.Postgres["commit_batches_find"], rows, null);
        return await command.ExecuteScalarAsync(cancellationToken) is null ? CommitState.Absent : CommitState.Committed;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Look {Look} of {MaxLooks} for a lost commit failed")]
    private partial void LogLookFailed(Exception exception, int look, int maxLooks);
}
