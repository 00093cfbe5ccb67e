using Microsoft.Extensions.Caching.Memory;

namespace Boxyard.Dashboard.Accounts;

/// <summary>
/// Asks the silo who a token belongs to, and remembers it for seconds: a page costs no call more, and a change of role
/// is seen soon.
/// </summary>
internal sealed class Visitors(SiloClients clients) : IDisposable
{
    private const int MaxTokens = 10_000;
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MemoryOfFailure = TimeSpan.FromSeconds(1);

    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = MaxTokens });

    public async Task<Visitor> FindAsync(string? token, CancellationToken cancellationToken)
    {
        var key = token ?? "";
        if (_known.TryGetValue(key, out Visitor? known))
        {
            return known!;
        }

        var answer = await clients.Of(token).Accounts.TryGetIdentityAsync(cancellationToken);
        var visitor = Visitor.Of(answer, token is not null);
        if (visitor.Kind == VisitorKind.Anonymous)
        {
            var counts = await clients.Of(null).Overview.TryGetAsync(cancellationToken);
            visitor = visitor with { ReadsAnonymously = counts.Succeeded };
        }

        return _known.Set(key, visitor, new MemoryCacheEntryOptions
        {
            Size = 1,
            AbsoluteExpirationRelativeToNow = visitor.Kind == VisitorKind.Unknown ? MemoryOfFailure : Memory,
        });
    }

    /// <summary>What is known of a token is asked anew, since its owner has just signed in or out.</summary>
    public void Forget(string? token) => _known.Remove(token ?? "");

    public void Dispose() => _known.Dispose();
}
