using System.Globalization;
using System.Net;
using Boxyard.Accounts;
using Microsoft.Extensions.Options;

namespace Boxyard.Tests.Silo.Accounts;

public sealed class WrongTokenTests
{
    private static readonly IOptions<AccountsOptions> Settings =
        Options.Create(new AccountsOptions { MaxWrongTokens = 2, WrongTokenTime = TimeSpan.FromMinutes(1) });

    private readonly TestClock _clock = new();

    [Fact]
    public async Task Too_many_are_told_to_wait_and_a_right_one_of_the_same_address_passes()
    {
        await using var silo = new AccountSilo();
        await silo.InitializeAsync();
        for (var count = 0; count < new AccountsOptions().MaxWrongTokens; count++)
        {
            using var wrong = await silo.SendAsync(HttpMethod.Get, "/api/v1/whoami", "bxy_wrong");
            Assert.Equal(401, (int)wrong.StatusCode);
        }

        using var slowed = await silo.SendAsync(HttpMethod.Get, "/api/v1/whoami", "bxy_wrong");
        var wait = int.Parse(slowed.Headers.GetValues("Retry-After").Single(), CultureInfo.InvariantCulture);
        Assert.Equal(429, (int)slowed.StatusCode);
        Assert.InRange(wait, 1, 60);
        using var old = await silo.SendAsync(
            HttpMethod.Post,
            "/submit_job",
            token: null,
            """{"suite": "a", "testbox": "b", "my_email": "a", "my_name": "a", "my_token": "wrong"}""");
        Assert.Equal(429, (int)old.StatusCode);
        using var right = await silo.SendAsync(HttpMethod.Get, "/api/v1/whoami", silo.TokenOf("viewer"));
        Assert.Equal(200, (int)right.StatusCode);
    }

    [Fact]
    public void Each_address_has_its_own_count_and_its_own_time()
    {
        var wrong = new WrongTokens(Settings, _clock);
        var first = IPAddress.Parse("10.0.0.1");

        Assert.Null(wrong.Add(first));
        _clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Null(wrong.Add(first));
        Assert.Equal(TimeSpan.FromSeconds(40), wrong.Add(IPAddress.Parse("::ffff:10.0.0.1")));
        Assert.Null(wrong.Add(IPAddress.Parse("10.0.0.2")));
        _clock.Advance(TimeSpan.FromSeconds(40));
        Assert.Null(wrong.Add(first));
    }

    [Fact]
    public void The_addresses_of_one_network_of_IPv6_are_one()
    {
        var wrong = new WrongTokens(Settings, _clock);

        Assert.Null(wrong.Add(IPAddress.Parse("fd77::1")));
        Assert.Null(wrong.Add(IPAddress.Parse("fd77::2")));
        Assert.Equal(TimeSpan.FromMinutes(1), wrong.Add(IPAddress.Parse("fd77::3")));
        Assert.Null(wrong.Add(IPAddress.Parse("fd77:0:0:1::3")));
    }

    [Fact]
    public void Any_number_of_addresses_takes_bounded_memory()
    {
        var wrong = new WrongTokens(Settings, _clock);
        for (var number = 0; number < WrongTokens.MaxAddresses * 2; number++)
        {
            wrong.Add(new IPAddress(number + 1));
            Assert.True(wrong.Count <= WrongTokens.MaxAddresses);
        }
    }

    [Fact]
    public void A_cached_token_is_trusted_for_its_time_and_in_bounded_number()
    {
        var cache = new TokenCache(Settings, _clock);
        cache.Keep(Owner("a"), cache.Generation);
        Assert.Equal("a", cache.Find("a")!.Hash);
        _clock.Advance(Settings.Value.CacheTime);
        Assert.Null(cache.Find("a"));

        for (var number = 0; number < TokenCache.MaxCount * 2; number++)
        {
            cache.Keep(Owner(number.ToString(CultureInfo.InvariantCulture)), cache.Generation);
            Assert.True(cache.Count <= TokenCache.MaxCount);
        }

        cache.Clear();
        Assert.Equal(0, cache.Count);
    }

    private static TokenOwner Owner(string hash) =>
        new()
        {
            TokenId = 1,
            Hash = hash,
            Account = "ann",
            Role = AccountRole.Viewer,
            FoundAt = DateTimeOffset.UnixEpoch,
        };
}
