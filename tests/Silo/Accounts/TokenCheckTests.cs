using System.Net;
using Boxyard.Accounts;
using Boxyard.Tests.Storage;
using Microsoft.Extensions.Options;

namespace Boxyard.Tests.Silo.Accounts;

public sealed class TokenCheckTests
{
    private static readonly AuditEntry Entry = new() { Action = "POST /x", Target = "ann" };
    private static readonly IOptions<AccountsOptions> Settings = Options.Create(new AccountsOptions());

    /// <summary>By it memory ages; the store's clock, another one, tells what has expired.</summary>
    private readonly TestClock _clock = new();

    [Theory, Dialects]
    public async Task A_token_is_taken_until_it_expires_also_from_memory(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var token = await MakeAsync(store, store.Clock.GetUtcNow().AddSeconds(2));
        var checks = ChecksOf(store);

        Assert.Equal("ann", await WhoAsync(checks, token));
        Advance();
        Assert.Equal("ann", await WhoAsync(checks, token));
        Advance();
        Assert.Null(await WhoAsync(checks, token));
        Assert.Null(await WhoAsync(checks, ""));
        Assert.Null(await WhoAsync(checks, new string('a', 201)));

        void Advance()
        {
            store.Clock.Advance(TimeSpan.FromSeconds(1));
            _clock.Advance(TimeSpan.FromSeconds(1));
        }
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

    [Theory, Dialects]
    public async Task A_token_ends_by_the_clock_of_the_database(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var token = await MakeAsync(store, store.Clock.GetUtcNow().AddSeconds(1));
        var checks = ChecksOf(store);
        store.Clock.Advance(TimeSpan.FromSeconds(1));

        // The silo's own clock stands somewhere else.
        Assert.NotEqual(store.Clock.GetUtcNow(), _clock.GetUtcNow());
        Assert.Null(await WhoAsync(checks, token));
    }

    [Fact]
    public async Task A_token_that_is_revoked_while_it_is_looked_up_is_not_kept()
    {
        await using var store = await StoreHost.StartAsync(Dialect.Sqlite);
        var token = await MakeAsync(store, expiresAt: null);
        var held = new HeldAccounts(store.Get<IAccountStore>());
        var cache = new TokenCache(Settings, _clock);
        var checks = ChecksOf(held, cache);
        held.Hold();
        var first = WhoAsync(checks, token);
        await held.HasRead;

        var id = (await held.ListTokensAsync("ann", null, 1, Samples.None))[0].Id;
        await held.RevokeTokenAsync(id, Entry, Samples.None);
        cache.Clear();
        held.Release();

        Assert.Equal("ann", await first);
        Assert.Null(await WhoAsync(checks, token));
    }

    [Fact]
    public async Task An_address_of_too_many_wrong_tokens_has_one_looked_up_at_a_time_and_known_ones_pass()
    {
        await using var store = await StoreHost.StartAsync(Dialect.Sqlite);
        var right = await MakeAsync(store, expiresAt: null);
        var held = new HeldAccounts(store.Get<IAccountStore>());
        var checks = ChecksOf(held, new TokenCache(Settings, _clock));
        for (var number = 0; number < Settings.Value.MaxWrongTokens; number++)
        {
            var wrong = await checks.CheckAsync($"bxy_{number}", IPAddress.Loopback, Samples.None);
            Assert.Equal((null, null), (wrong.Owner, wrong.RetryAfter));
        }

        Assert.Equal("ann", await WhoAsync(checks, right));
        var before = held.LookCount;
        held.Hold();
        var guesses = Enumerable.Range(0, 3)
            .Select(number => checks.CheckAsync($"bxy_more{number}", IPAddress.Loopback, Samples.None).AsTask())
            .ToList();
        var known = WhoAsync(checks, right);

        Assert.Equal(1, held.LookCount - before);
        Assert.Equal("ann", await known);
        held.Release();
        Assert.All(
            await Task.WhenAll(guesses),
            guess => Assert.Equal((null, Settings.Value.WrongTokenTime), (guess.Owner, guess.RetryAfter)));
        Assert.Equal(3, held.LookCount - before);
    }

    private TokenChecks ChecksOf(StoreHost store) =>
        ChecksOf(store.Get<IAccountStore>(), new TokenCache(Settings, _clock));

    private TokenChecks ChecksOf(IAccountStore accounts, TokenCache cache) =>
        new(accounts, cache, new WrongTokens(Settings, _clock));

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
