using System.Net;

namespace Boxyard.Accounts;

/// <summary>Tells whose a token is. Tokens are compared by their hashes and stand in no log.</summary>
internal sealed class TokenChecks(IAccountStore accounts, TokenCache cache, WrongTokens wrong)
{
    /// <summary>Longer texts are no tokens, and are not hashed.</summary>
    private const int MaxLength = 200;

    private const int LineCount = 64;

    /// <summary>Addresses of too many wrong tokens share them.</summary>
    private readonly SemaphoreSlim[] _lines =
        [.. Enumerable.Range(0, LineCount).Select(_ => new SemaphoreSlim(initialCount: 1))];

    public async ValueTask<TokenCheck> CheckAsync(
        string token, IPAddress? address, CancellationToken cancellationToken) =>
        await FindAsync(token, address, cancellationToken) is { } owner
            ? new TokenCheck(owner, RetryAfter: null)
            : Refuse(address);

    /// <summary>For a token that is somebody's, but not whose it was said to be.</summary>
    public TokenCheck Refuse(IPAddress? address) => new(Owner: null, wrong.Add(address));

    /// <summary>The owner of a token that was taken before; null, which counts nowhere, when it no longer is.</summary>
    public async ValueTask<TokenOwner?> FindAgainAsync(string token, CancellationToken cancellationToken)
    {
        var hash = TokenText.HashOf(token);
        return cache.Find(hash) ?? await LookUpAsync(hash, cancellationToken);
    }

    /// <summary>Null for a token that is nobody's, which is not counted.</summary>
    public async ValueTask<TokenOwner?> FindAsync(
        string token, IPAddress? address, CancellationToken cancellationToken)
    {
        if (token.Length is 0 or > MaxLength)
        {
            return null;
        }

        var hash = TokenText.HashOf(token);
        return cache.Find(hash)
            ?? (wrong.IsOver(address)
                ? await LookUpInLineAsync(hash, address, cancellationToken)
                : await LookUpAsync(hash, cancellationToken));
    }

    /// <summary>
    /// One at a time: guesses cost the database no more than one look-up at a moment, however many come, and a right
    /// token behind them still gets its turn.
    /// </summary>
    private async Task<TokenOwner?> LookUpInLineAsync(
        string hash, IPAddress? address, CancellationToken cancellationToken)
    {
        var line = _lines[(uint)WrongTokens.KeyOf(address).GetHashCode() % LineCount];
        await line.WaitAsync(cancellationToken);
        try
        {
            return cache.Find(hash) ?? await LookUpAsync(hash, cancellationToken);
        }
        finally
        {
            line.Release();
        }
    }

    private async Task<TokenOwner?> LookUpAsync(string hash, CancellationToken cancellationToken)
    {
        var generation = cache.Generation;
        if (await accounts.FindOwnerAsync(hash, cancellationToken) is not { } owner
            || !TokenText.IsSameHash(owner.Hash, hash))
        {
            return null;
        }

        cache.Keep(owner, generation);
        return owner;
    }
}
