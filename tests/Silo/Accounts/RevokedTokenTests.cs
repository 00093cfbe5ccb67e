using System.Net;
using System.Net.Http.Headers;
using Boxyard.Accounts;
using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Silo.Accounts;

/// <summary>Two silos on one PostgreSQL, whose memory of tokens alone would last longer than the test waits.</summary>
public sealed class RevokedTokenTests : IDisposable
{
    private static readonly AuditEntry Entry = new() { Action = "test", Target = "ann" };

    private readonly TestFolder _results = new();

    public void Dispose() => _results.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_one_silo_takes_away_the_other_refuses_at_once(bool isToken)
    {
        var (first, second) = await SharedSilo.StartTwoAsync(
            _results, ("Accounts:Enabled", "true"), ("Accounts:CacheTime", "00:01:00"));
        await using var firstEnds = first;
        await using var secondEnds = second;
        var accounts = first.Get<IAccountStore>();
        var token = TokenText.New(TokenText.AccountPrefix);
        await accounts.CreateAsync(
            new NewAccount { Name = "ann", Role = AccountRole.Viewer }, Entry, CancellationToken.None);
        var stored = await accounts.CreateTokenAsync(
            new NewToken { Account = "ann", Hash = TokenText.HashOf(token), Prefix = TokenText.PrefixOf(token) },
            Entry,
            CancellationToken.None);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(second, token));

        _ = isToken
            ? await accounts.RevokeTokenAsync(stored!.Id, Entry, CancellationToken.None)
            : await accounts.ChangeAsync("ann", new AccountChange { IsDisabled = true }, Entry, CancellationToken.None);

        await Eventually.BecomesTrueAsync(async () => await AskAsync(second, token) == HttpStatusCode.Unauthorized);
    }

    private static async Task<HttpStatusCode> AskAsync(SharedSilo silo, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/overview");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await silo.Client.SendAsync(request);
        return answer.StatusCode;
    }
}
