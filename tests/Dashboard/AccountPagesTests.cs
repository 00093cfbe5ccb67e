using Boxyard.Tests.Silo.Accounts;

namespace Boxyard.Tests.Dashboard;

public sealed class AccountPagesTests(AccountSilo silo) : IClassFixture<AccountSilo>
{
    [Fact]
    public async Task An_admin_makes_an_account_and_a_token_which_is_shown_once_and_revoked()
    {
        await using var host = new DashboardHost(silo.Address);
        using var admin = await host.SignInAsync(silo.TokenOf("root"));

        using var list = await admin.OpenAsync("/accounts");
        var (_, location) = await admin.SendAsync(
            list, "main form", ("name", "carl"), ("role", "Submitter"), ("fullName", "Carl C."));
        using var account = await admin.OpenAsync(location!);
        using var made = await admin.SendForPageAsync(account, "#tokens-title ~ form", 200, ("Note", "laptop"), ("Days", "7"));
        var token = Browser.Text(made, "#new-token");
        using var carl = await host.SignInAsync(token);
        using var home = await carl.OpenAsync("/");
        var (_, after) = await admin.SendAsync(made, "form[action$='/revoke']");
        using var revoked = await admin.OpenAsync(after!);

        Assert.Equal("/accounts/carl", location);
        Assert.Equal("carl submitter", Browser.Text(account, "h1"));
        Assert.Equal("carl submitter", Browser.Text(home, ".visitor span"));
        Assert.Equal("My jobs", Browser.Text(home, "#mine-title"));
        Assert.Equal("laptop", Browser.Text(revoked, "#tokens td"));
        Assert.Null(revoked.QuerySelector("form[action$='/revoke']"));
        Assert.Null(revoked.QuerySelector("#new-token"));
    }

    [Fact]
    public async Task The_audit_is_narrowed_by_account_and_action()
    {
        await using var host = new DashboardHost(silo.Address);
        using var admin = await host.SignInAsync(silo.TokenOf("root"));
        using var paused = await silo.SendAsync(
            HttpMethod.Post, "/api/v1/queues/audited/pause", silo.TokenOf("operator"), "{}");
        Assert.Equal(200, (int)paused.StatusCode);

        using var page = await admin.OpenAsync("/audit?account=operator&action=POST+/api/v1/queues");
        using var none = await admin.OpenAsync("/audit?account=nobody");

        Assert.Equal("operator", Browser.Text(Assert.Single(page.QuerySelectorAll("#audit tbody th"))));
        Assert.Equal("/api/v1/queues/audited/pause", Browser.Text(page, "#audit tbody td.wrap"));
        Assert.Equal("Nothing", Browser.Text(none, ".empty h2"));
    }

    [Fact]
    public async Task Who_is_no_admin_is_offered_nothing_of_it_and_told_why()
    {
        await using var host = new DashboardHost(silo.Address);
        using var browser = await host.SignInAsync(silo.TokenOf("operator"));

        using var page = await browser.OpenAsync("/accounts", 403);

        Assert.Equal(
            ["Home", "Jobs", "Boxes", "Queues", "Apps", "Metrics", "Submit", "Events"], Browser.Texts(page, ".top nav a"));
        Assert.Equal("The accounts could not be loaded", Browser.Text(page, ".trouble strong"));
        Assert.Null(page.QuerySelector("main form"));
    }
}
