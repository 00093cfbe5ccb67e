using Boxyard.Storage;

namespace Boxyard.Tests.Silo;

/// <summary>A database that does not answer.</summary>
internal sealed class BrokenHealth : IStoreHealth
{
    public Task CheckAsync(CancellationToken cancellationToken) => throw new StoreException("Nobody listens.");
}
