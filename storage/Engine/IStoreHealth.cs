namespace Boxyard.Storage;

/// <summary>Whether the store can be used.</summary>
public interface IStoreHealth
{
    /// <summary>Returns when the database answers; throws <see cref="StoreException"/> when it does not.</summary>
    Task CheckAsync(CancellationToken cancellationToken);
}
