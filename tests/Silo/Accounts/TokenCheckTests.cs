using System.Net;
using Boxyard.Accounts;
using Boxyard.Tests.Storage;
using Microsoft.Extensions.Options;

namespace Boxyard.Tests.Silo.Accounts;

public sealed class TokenCheckTests
{
    private static readonly AuditEntry Entry = new() { Action = "POST /x", Target = "ann" };
    private static readonly IOptions<AccountsOptions> Settings = Options.Create(new AccountsOptions());

    /// <summary>By it memory ages; the store's clock tells what has expired.</summary>
    private readonly TestClock _clock = new();

    [Theory, Dialects]
    public async Task A_token_is_taken_until_it_expires_also_from_memory(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var token = await MakeAsync(store, store.Clock.GetUtcNow().AddSeconds(2));
        var checks = ChecksOf(store);

        Assert.Equal("ann", await WhoAsync(checks, token));
        store.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("ann", await WhoAsync(checks, token));
        store.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await WhoAsync(checks, token));
        Assert.Null(await WhoAsync(checks, ""));
        Assert.Null(await WhoAsync(checks, new string('a', 201)));
    }

    [Theory, Dialects]
    public async Task A_revoked_token_is_refused_by_another_silo_within_the_time_of_its_memory(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var token = await MakeAsync(store, expiresAt: null);
        var (near, far) = (ChecksOf(store), ChecksOf(store));
        Assert.Equal("ann", await WhoAsync(far, token));
        var id = (await store.Get<IAccountStore>().ListTokensAsync("ann", null, 1, Samples.None))[0].Id;

        await store.Get<IAccountStore>().RevokeTokenAsync(id, Entry, Samples.None);

        Assert.Null(await WhoAsync(near, token));
        Assert.Equal("ann", await WhoAsync(far, token));
        _clock.Advance(Settings.Value.CacheTime);
        Assert.Null(await WhoAsync(far, token));
    }

    private TokenChecks ChecksOf(StoreHost store) => new(
        store.Get<IAccountStore>(),
        new TokenCache(Settings, _clock),
        new WrongTokens(Settings, _clock),
        store.Clock);

    private static async Task<string?> WhoAsync(TokenChecks checks, string token) =>
        (await checks.CheckAsync(token, IPAddress.Loopback, Samples.None)).Owner?.Account;

    private static async Task<string> MakeAsync(StoreHost store, DateTimeOffset? expiresAt)
    {
        var accounts = store.Get<IAccountStore>();
        var token = TokenText.New(TokenText.AccountPrefix);
        Assert.Matches("^bxy_[A-Za-z0-9_-]{43}$", token);
        await accounts.CreateAsync(new NewAccount { Name = "ann", Role = AccountRole.Viewer }, Entry, Samples.None);
        await accounts.CreateTokenAsync(
            new NewToken
            {
                Account = "ann",
                Hash = TokenText.HashOf(token),
                Prefix = TokenText.PrefixOf(token),
                ExpiresAt = expiresAt,
            },
            Entry,
            Samples.None);
        return token;
    }
}
