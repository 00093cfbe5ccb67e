using Npgsql;

namespace Boxyard.Storage.Postgres;

/// <summary>The writer's connection to PostgreSQL. What was added since the last round trip goes out in one.</summary>
internal sealed class PostgresWriteSession(
    NpgsqlConnection connection, string siloMark, TimeProvider? testClock) : IWriteSession
{
    /// <summary>
    /// The advisory lock that lets the writers of several silos take turns. Any number will do, as long as all silos
    /// use it.
    /// </summary>
    internal const long WriterKey = 0x626f78796172;

    private const long SweepInterval = 1_000;

    /// <summary>Far longer than anybody tries to find out about a lost commit.</summary>
    private static readonly TimeSpan KeepBatches = TimeSpan.FromHours(1);

    private readonly List<(SqlText Sql, RowSet Rows, Action<Row>? Read)> _added = [];
    private NpgsqlTransaction? _transaction;
    private long? _now;

    public async Task<BatchStart> BeginAsync(string batchId, CancellationToken cancellationToken)
    {
        _added.Clear();
        _now = testClock is null ? null : Micros.From(testClock.GetUtcNow());
        // Npgsql sends `begin` together with the first statements: one round trip for all three.
        _transaction = await connection.BeginTransactionAsync(cancellationToken);
        var start = default(BatchStart);
        Add("commit_batches_begin", RowSet.One().With("writer_key", WriterKey), _ => { });
        Add(
            "commit_batches_insert",
            RowSet.One().With("batch_id", batchId),
            row => start = new BatchStart(row.GetInt64(0), row.GetInt64(1)));
        await SendAsync(cancellationToken);
        _now = start.Now;
        if (start.Number % SweepInterval == 0)
        {
            Add("commit_batches_sweep", RowSet.One().With("keep", Micros.From(KeepBatches)));
        }

        return start;
    }

    public void Add(string sql, RowSet rows, Action<Row>? read = null)
    {
        if (rows.Count > 0)
        {
            _added.Add((SqlFiles.Postgres[sql], rows, read));
        }
    }

    public void Announce(CommitNotice notice)
    {
        if (!notice.IsEmpty)
        {
            Add("notify", RowSet.One().With("payload", CommitMessage.ToPayload(siloMark, notice)), _ => { });
        }
    }

    public async Task SendAsync(CancellationToken cancellationToken)
    {
        if (_added.Count == 0)
        {
            return;
        }

        await using var batch = new NpgsqlBatch(connection, _transaction);
        foreach (var (sql, rows, _) in _added)
        {
            var command = new NpgsqlBatchCommand(sql.Text);
            PostgresParameters.Bind(command.Parameters, sql, rows, _now);
            batch.BatchCommands.Add(command);
        }

        await using (var reader = await batch.ExecuteReaderAsync(cancellationToken))
        {
            var row = new PostgresRow(reader);
            // Npgsql skips statements without rows, so the results come in the order of those that read.
            foreach (var (_, _, read) in _added)
            {
                if (read is null)
                {
                    continue;
                }

                while (await reader.ReadAsync(cancellationToken))
                {
                    read(row);
                }

                await reader.NextResultAsync(cancellationToken);
            }
        }

        _added.Clear();
    }

    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await _transaction!.CommitAsync(cancellationToken);
        await _transaction.DisposeAsync();
    }

    public async Task RollbackAsync(CancellationToken cancellationToken)
    {
        _added.Clear();
        if (_transaction is not null)
        {
            await _transaction.RollbackAsync(cancellationToken);
            await _transaction.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync() => await connection.DisposeAsync();
}
