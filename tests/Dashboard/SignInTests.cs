using Boxyard.Tests.Silo.Accounts;

namespace Boxyard.Tests.Dashboard;

public sealed class SignInTests(AccountSilo silo) : IClassFixture<AccountSilo>
{
    [Fact]
    public async Task A_token_signs_in_and_is_sent_with_each_call_until_the_visitor_signs_out()
    {
        await using var host = new DashboardHost(silo.Address);
        using var browser = host.NewBrowser();

        using var before = await browser.OpenAsync("/jobs?q=state:queued", 401);
        var way = before.QuerySelector(".top a.button")!.GetAttribute("href")!;
        using var form = await browser.OpenAsync(way);
        var (status, location) = await browser.SendAsync(form, "main form", ("Token", silo.TokenOf("viewer")));
        var cookie = Assert.Single(browser.Cookies, cookie => cookie.Name == "boxyard");
        using var after = await browser.OpenAsync(location!);

        Assert.Equal("/sign-in?to=%2Fjobs%3Fq%3Dstate%3Aqueued", way);
        Assert.Equal((302, "/jobs?q=state:queued"), (status, location));
        Assert.True(cookie.HttpOnly);
        Assert.DoesNotContain(silo.TokenOf("viewer"), cookie.Value, StringComparison.Ordinal);
        Assert.Equal("Sign in", Browser.Text(before, ".trouble a.button"));
        Assert.Null(after.QuerySelector(".trouble"));
        Assert.Equal("viewer viewer", Browser.Text(after, ".visitor span"));

        await browser.SendAsync(after, ".visitor");
        using var last = await browser.OpenAsync("/jobs", 401);
        Assert.Equal("Sign in", Browser.Text(last, ".top a.button"));
        Assert.NotNull(last.QuerySelector(".trouble"));
    }

    [Fact]
    public async Task A_wrong_token_is_told_and_signs_nobody_in()
    {
        await using var host = new DashboardHost(silo.Address);
        using var browser = host.NewBrowser();
        using var form = await browser.OpenAsync("/sign-in");

        using var answer = await browser.SendForPageAsync(form, "main form", 401, ("Token", "by-nobody"));

        Assert.Equal("The silo does not know this token, or it is no longer valid.", Browser.Text(answer, "#mistake"));
        Assert.DoesNotContain(browser.Cookies, cookie => cookie.Name == "boxyard");
    }

    [Fact]
    public async Task A_sign_in_leads_to_no_other_site_and_a_form_of_another_site_is_refused()
    {
        await using var host = new DashboardHost(silo.Address);
        using var browser = host.NewBrowser();

        using var form = await browser.OpenAsync("/sign-in?to=//example.org/");
        var (_, location) = await browser.SendAsync(form, "main form", ("Token", silo.TokenOf("viewer")));

        Assert.Equal("/", location);
        Assert.Equal(400, await browser.PostAsync("/sign-out"));
        Assert.Equal(400, await browser.PostAsync("/sign-in", ("_handler", "sign-in"), ("Token", "x")));
    }

    [Theory]
    [InlineData(
        "viewer", "This needs the role submitter; you are viewer", "This needs the role operator; you are viewer")]
    [InlineData("submitter", null, "This needs the role operator; you are submitter")]
    [InlineData("operator", null, null)]
    public async Task What_a_role_may_not_do_is_disabled_and_says_why(string role, string? toRetry, string? toDrain)
    {
        await using var host = new DashboardHost(silo.Address);
        using var browser = await host.SignInAsync(silo.TokenOf(role));
        var id = await SubmitFinishedAsync();

        using var job = await browser.OpenAsync($"/jobs/{id}");
        using var queue = await browser.OpenAsync("/queues/signin");

        var retry = job.QuerySelector("form[action$='/retry'] button")!;
        Assert.Equal(
            (toRetry is not null, toRetry ?? "Submit the same job again"),
            (retry.HasAttribute("disabled"), retry.GetAttribute("title")));
        var pause = queue.QuerySelector("form[action$='/pause'] button")!;
        Assert.Equal((toDrain is not null, toDrain), (pause.HasAttribute("disabled"), pause.GetAttribute("title")));
        Assert.Equal(
            (toRetry, toDrain),
            (retry.NextElementSibling?.TextContent, pause.NextElementSibling?.TextContent));
    }

    private async Task<long> SubmitFinishedAsync()
    {
        using var submitted = await silo.SendAsync(
            HttpMethod.Post, "/api/v1/jobs", silo.TokenOf("operator"), """{"suite": "sleep", "testbox": "signin"}""");
        var id = (long)(await AccountSilo.ReadAsync(submitted, 201))["id"]!;
        using var cancelled = await silo.SendAsync(
            HttpMethod.Post, $"/api/v1/jobs/{id}/cancel", silo.TokenOf("operator"));
        await AccountSilo.ReadAsync(cancelled, 200);
        return id;
    }
}
