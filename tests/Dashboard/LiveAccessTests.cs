using System.Net;
using Boxyard.Dashboard.Live;
using Boxyard.Tests.Silo.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Boxyard.Tests.Dashboard;

/// <summary>
/// With accounts on: the feed follows the silo by a token of its own, and who may hear of it is asked with the
/// visitor's.
/// </summary>
public sealed class LiveAccessTests(AccountSilo silo) : IClassFixture<AccountSilo>
{
    [Fact]
    public async Task By_its_token_the_feed_follows_for_visitors_who_may_read()
    {
        await using var host = new DashboardHost(silo.Address, feedToken: silo.TokenOf("viewer"));
        using var viewer = await host.SignInAsync(silo.TokenOf("submitter"));
        var hub = host.Services.GetRequiredService<LiveHub>();
        using var stream = await viewer.FollowAsync("/live?topic=lab");
        Assert.Equal(HttpStatusCode.OK, stream.StatusCode);
        using var lines = new StreamReader(await stream.Content.ReadAsStreamAsync());

        await Eventually.BecomesTrueAsync(() => hub.Look("lab").State.IsConnected);
        var before = hub.Look("lab").State.Version;
        using var submitted = await silo.SendAsync(
            HttpMethod.Post, "/api/v1/jobs", silo.TokenOf("operator"), """{"suite": "sleep", "testbox": "live"}""");
        await AccountSilo.ReadAsync(submitted, 201);
        await Eventually.BecomesTrueAsync(() => hub.Look("lab").State.Version > before);

        Assert.Equal("retry: 2000", await lines.ReadLineAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("box")]
    public async Task Who_may_not_read_hears_nothing_although_the_feed_may(string? account)
    {
        await using var host = new DashboardHost(silo.Address, feedToken: silo.TokenOf("viewer"));
        using var browser = account is null ? host.NewBrowser() : await host.SignInAsync(silo.TokenOf(account));

        using var answer = await browser.FollowAsync("/live?topic=job:1");
        using var jobs = await browser.OpenAsync("/jobs", account is null ? 401 : 403);
        using var events = await browser.OpenAsync("/events", account is null ? 401 : 403);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Null(jobs.QuerySelector("table"));
        Assert.Null(events.QuerySelector("table"));
        Assert.Equal(0, host.Services.GetRequiredService<LiveHub>().ViewerCount);
    }

    [Fact]
    public async Task Logs_and_files_are_asked_for_with_the_visitors_own_token()
    {
        await using var host = new DashboardHost(silo.Address, feedToken: silo.TokenOf("viewer"));
        using var browser = host.NewBrowser();

        using var log = await browser.OpenAsync("/jobs/1/attempts/1/raw-log/stdout", 401);
        using var file = await browser.OpenAsync("/jobs/1/attempts/1/files/a.txt", 401);

        Assert.Equal("Sign in first", Browser.Text(log, "h1"));
        Assert.Equal("Sign in first", Browser.Text(file, "h1"));
    }

    [Fact]
    public async Task Without_a_token_the_feed_hears_nothing_and_the_log_says_which_setting_is_missing()
    {
        var log = new LogLines();
        await using var host = new DashboardHost(silo.Address, log: log);

        await Eventually.BecomesTrueAsync(() => log.Lines.Any(line =>
            line.EndsWith("Set Dashboard:Token to a token of the role viewer.", StringComparison.Ordinal)));

        Assert.Single(log.Lines, line => line.StartsWith("Pages are not live", StringComparison.Ordinal));
    }
}
