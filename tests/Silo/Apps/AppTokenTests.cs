using System.Net;
using Boxyard.Apps;
using Boxyard.Tests.Silo.Accounts;
using Microsoft.AspNetCore.Http;

namespace Boxyard.Tests.Silo.Apps;

public sealed class AppTokenTests
{
    [Fact]
    public async Task A_token_of_another_service_is_asked_about_once_a_minute()
    {
        await using var service = await TokenService.StartAsync();
        var clock = new TestClock();
        await using var silo = NewSilo(service, clock);

        var first = await FindAsync(silo, "sage good");
        var second = await FindAsync(silo, "Sage good");

        Assert.Equal(
            ("coolperson", false, true, "default"), (first!.User, first.IsAdmin, first.IsApproved, first.Scopes));
        Assert.Equal(first, second);
        string[] asked =
        [
            "Sage secret application/json; charset=utf-8 {\"token\":\"good\"}", "Sage secret coolperson",
        ];
        Assert.Equal(asked, service.Asked);
        clock.Advance(TimeSpan.FromSeconds(60));
        await FindAsync(silo, "sage good");
        Assert.Equal([.. asked, .. asked], service.Asked);
        Assert.False((await FindAsync(silo, "sage plain"))!.IsApproved);
    }

    [Theory]
    [InlineData("sage unknown")]
    [InlineData("sage over")]
    public async Task What_the_service_does_not_know_is_nobodys(string header)
    {
        await using var service = await TokenService.StartAsync();
        var clock = new TestClock();
        await using var silo = NewSilo(service, clock);

        Assert.Null(await FindAsync(silo, header));
        Assert.Null(await FindAsync(silo, header));
        Assert.Single(service.Asked);
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Null(await FindAsync(silo, header));

        Assert.Equal(2, service.Asked.Count);
        Assert.Equal(
            (401, "{\"error\": \"Token not found\"}"), await AskAsync(silo, header));
    }

    [Fact]
    public async Task A_service_that_fails_lets_nobody_in_and_is_asked_again()
    {
        await using var service = await TokenService.StartAsync();
        service.IsBroken = true;
        await using var silo = NewSilo(service, new TestClock());

        Assert.Equal(
            (503, "{\"error\": \"The token service did not answer as it should; try again\"}"),
            await AskAsync(silo, "sage good"));
        service.IsBroken = false;
        Assert.Equal(200, (await AskAsync(silo, "sage good")).Status);
        Assert.Equal(200, (await AskAsync(silo, "static admin_token")).Status);
    }

    [Fact]
    public async Task With_accounts_their_tokens_are_known_by_two_words()
    {
        await using var silo = new AccountSilo();
        await silo.InitializeAsync();
        foreach (var scheme in new[] { "sage", "Bearer" })
        {
            var admin = await FindAsync(silo, $"{scheme} {silo.TokenOf("admin")}");
            var submitter = await FindAsync(silo, $"{scheme} {silo.TokenOf("submitter")}");
            var viewer = await FindAsync(silo, $"{scheme} {silo.TokenOf("viewer")}");

            Assert.Equal(("admin", true, true), (admin!.User, admin.IsAdmin, admin.IsApproved));
            Assert.True(admin.HasScope(AppTokens.ImageScope));
            Assert.Equal(("submitter", false, true), (submitter!.User, submitter.IsAdmin, submitter.IsApproved));
            Assert.False(submitter.HasScope(AppTokens.ImageScope));
            Assert.Equal(("viewer", false, false), (viewer!.User, viewer.IsAdmin, viewer.IsApproved));
        }

        using var none = await silo.SendAsync(HttpMethod.Get, "/ecr/apps", token: null);
        Assert.Equal(HttpStatusCode.OK, none.StatusCode);
    }

    [Fact]
    public async Task Guesses_at_accounts_are_slowed_down()
    {
        await using var silo = new AccountSilo();
        await silo.InitializeAsync();
        for (var guess = 0; guess < 10; guess++)
        {
            Assert.Equal(401, (await AskAsync(silo, $"sage guess{guess}")).Status);
        }

        Assert.Equal(429, (await AskAsync(silo, "sage guess10")).Status);
        Assert.Equal(200, (await AskAsync(silo, $"sage {silo.TokenOf("viewer")}")).Status);
    }

    private static TunedAppSilo NewSilo(TokenService service, TestClock clock) => new(
        ("Apps:TokenInfoUrl", $"{service.Url}/token_info/"),
        ("Apps:TokenInfoPassword", "secret"),
        ("Apps:UserUrl", $"{service.Url}/users"))
    {
        Clock = clock,
    };

    private static async Task<AppCaller?> FindAsync(SiloFixture silo, string header)
    {
        _ = silo.Client;
        var context = new DefaultHttpContext();
        context.Request.Headers.Authorization = header;
        return (await silo.Get<AppTokens>().FindCallerAsync(context, CancellationToken.None)).Caller;
    }

    private static async Task<(int Status, string Text)> AskAsync(SiloFixture silo, string header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/ecr/healthy");
        request.Headers.TryAddWithoutValidation("Authorization", header);
        using var answer = await silo.Client.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
