namespace Boxyard.Storage;

/// <summary>
/// The writer's connection. One transaction at a time; after a failure other than of data it is thrown away. It blocks
/// the writer's own thread, within the time limits of the connection.
/// </summary>
internal interface IWriteSession : IAsyncDisposable
{
    /// <summary>Begins a transaction and gives the batch's number and time.</summary>
    Task<BatchStart> BeginAsync(string batchId, CancellationToken cancellationToken);

    /// <summary>
    /// Adds a statement. It is run at the latest by the next <see cref="SendAsync"/>, after those added before; `read`
    /// gets its rows then. A statement that returns rows must have a `read`. Nothing is run for an empty set.
    /// </summary>
    void Add(string sql, RowSet rows, Action<Row>? read = null);

    /// <summary>Adds what tells other silos of the batch, once it is committed.</summary>
    void Announce(CommitNotice notice);

    /// <summary>Runs what was added, in one round trip.</summary>
    Task SendAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Runs what was added since, and commits, in one round trip. A failure of data means that nothing was committed.
    /// </summary>
    Task CommitAsync(CancellationToken cancellationToken);

    Task RollbackAsync(CancellationToken cancellationToken);
}
