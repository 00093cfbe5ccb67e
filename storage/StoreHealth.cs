namespace Boxyard.Storage;

/// <summary><see cref="IStoreHealth"/> by a read.</summary>
internal sealed class StoreHealth(IDatabase database) : IStoreHealth
{
    public Task CheckAsync(CancellationToken cancellationToken) =>
        database.ReadAsync("database_ping", RowSet.One(), _ => { }, cancellationToken);
}
