namespace Boxyard.Storage;

/// <summary>One database of either dialect: its start, its readers and the connection of its one writer.</summary>
internal interface IDatabase : IAsyncDisposable
{
    /// <summary>Opens it, applies missing migrations under a lock, and refuses a schema that is too new.</summary>
    Task StartAsync(CancellationToken cancellationToken);

    Task<IWriteSession> OpenWriterAsync(CancellationToken cancellationToken);

    /// <summary>Runs a reading statement; `read` is called for each row.</summary>
    Task ReadAsync(string sql, RowSet rows, Action<Row> read, CancellationToken cancellationToken);

    /// <summary>True when the statement's data was at fault, so that other commands can go on: constraints, ranges, sizes.</summary>
    bool IsDataError(Exception exception);

    /// <summary>True for failures of the database, its disk or its connection.</summary>
    bool IsStoreError(Exception exception);

    /// <summary>After a connection that was lost at commit: what became of the batch.</summary>
    Task<CommitState> FindCommitAsync(string batchId, CancellationToken cancellationToken);
}
