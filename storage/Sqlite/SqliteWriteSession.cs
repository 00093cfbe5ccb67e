namespace Boxyard.Storage.Sqlite;

/// <summary>The writer's connection to SQLite. In process, so statements run when they are added.</summary>
internal sealed class SqliteWriteSession(SqliteLink link, TimeProvider clock) : IWriteSession
{
    private static readonly RowSet NoParameters = RowSet.One();

    private long _now;

    public Task<BatchStart> BeginAsync(string batchId, CancellationToken cancellationToken)
    {
        link.Execute("transaction_begin", NoParameters, null, null);
        _now = Micros.From(clock.GetUtcNow());
        var number = 0L;
        link.Execute("sequences_next_batch", NoParameters, null, row => number = row.GetInt64(0));
        return Task.FromResult(new BatchStart(number, _now));
    }

    public void Add(string sql, RowSet rows, Action<Row>? read = null) => link.Execute(sql, rows, _now, read);

    /// <summary>Nobody else uses the file.</summary>
    public void Announce(CommitNotice notice)
    {
    }

    public Task SendAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task CommitAsync(CancellationToken cancellationToken)
    {
        link.Execute("transaction_commit", NoParameters, null, null);
        return Task.CompletedTask;
    }

    public Task RollbackAsync(CancellationToken cancellationToken)
    {
        link.Execute("transaction_rollback", NoParameters, null, null);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        link.Dispose();
        return ValueTask.CompletedTask;
    }
}
