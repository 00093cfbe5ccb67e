using Npgsql;

namespace Boxyard.Storage.Postgres;

/// <summary>
/// The writer's connection to PostgreSQL. What was added since the last round trip goes out in one, and is waited for
/// on the writer's thread: nothing stands between an answer and the next step.
/// </summary>
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

    private static readonly RowSet NoParameters = RowSet.One();

    private readonly List<(SqlText Sql, RowSet Rows, Action<Row>? Read)> _added = [];
    private long? _now;

    public Task<BatchStart> BeginAsync(string batchId, CancellationToken cancellationToken)
    {
        _added.Clear();
        _now = testClock is null ? null : Micros.From(testClock.GetUtcNow());
        var start = default(BatchStart);
        Add("transaction_begin", NoParameters);
        Add("commit_batches_begin", RowSet.One().With("writer_key", WriterKey), _ => { });
        Add(
            "commit_batches_insert",
            RowSet.One().With("batch_id", batchId),
            row => start = new BatchStart(row.GetInt64(0), row.GetInt64(1)));
        Send();
        _now = start.Now;
        if (start.Number % SweepInterval == 0)
        {
            Add("commit_batches_sweep", RowSet.One().With("keep", Micros.From(KeepBatches)));
        }

        return Task.FromResult(start);
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

    public Task SendAsync(CancellationToken cancellationToken)
    {
        Send();
        return Task.CompletedTask;
    }

    public Task CommitAsync(CancellationToken cancellationToken)
    {
        Add("transaction_commit", NoParameters);
        Send();
        return Task.CompletedTask;
    }

    public Task RollbackAsync(CancellationToken cancellationToken)
    {
        _added.Clear();
        Add("transaction_rollback", NoParameters);
        Send();
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        connection.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Send()
    {
        if (_added.Count == 0)
        {
            return;
        }

        using var batch = new NpgsqlBatch(connection);
        foreach (var (sql, rows, _) in _added)
        {
            var command = new NpgsqlBatchCommand(sql.Text);
            PostgresParameters.Bind(command.Parameters, sql, rows, _now);
            batch.BatchCommands.Add(command);
        }

        using (var reader = batch.ExecuteReader())
        {
            var row = new PostgresRow(reader);
            // Npgsql skips statements without rows, so the results come in the order of those that read.
            foreach (var read in _added.Select(added => added.Read).OfType<Action<Row>>())
            {
                while (reader.Read())
                {
                    read(row);
                }

                reader.NextResult();
            }
        }

        _added.Clear();
    }
}
