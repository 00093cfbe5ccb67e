using System.Net;

namespace Boxyard.Accounts;

/// <summary>Tells whose a token is. Tokens are compared by their hashes and stand in no log.</summary>
internal sealed class TokenChecks(IAccountStore accounts, TokenCache cache, WrongTokens wrong, TimeProvider clock)
{
    /// <summary>Longer texts are no tokens, and are not hashed.</summary>
    private const int MaxLength = 200;

    public async ValueTask<TokenCheck> CheckAsync(
        string token, IPAddress? address, CancellationToken cancellationToken) =>
        await FindAsync(token, cancellationToken) is { } owner
            ? new TokenCheck(owner, RetryAfter: null)
            : Refuse(address);

    /// <summary>For a token that is somebody's, but not whose it was said to be.</summary>
    public TokenCheck Refuse(IPAddress? address) => new(Owner: null, wrong.Add(address));

    /// <summary>Null for a token that is nobody's, which is not counted.</summary>
    public async ValueTask<TokenOwner?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (token.Length is 0 or > MaxLength)
        {
            return null;
        }

        var hash = TokenText.HashOf(token);
        if (cache.Find(hash) is { } known)
        {
            return IsValid(known, hash) ? known : null;
        }

        if (await accounts.FindOwnerAsync(hash, cancellationToken) is not { } owner || !IsValid(owner, hash))
        {
            return null;
        }

        cache.Keep(owner);
        return owner;
    }

    private bool IsValid(TokenOwner owner, string hash) =>
        TokenText.IsSameHash(owner.Hash, hash) && !(owner.ExpiresAt <= clock.GetUtcNow());
}
