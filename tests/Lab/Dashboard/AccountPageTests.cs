using Microsoft.Playwright;

namespace Boxyard.Tests.Lab.Dashboard;

/// <summary>Pages of a silo with accounts: sign-in, accounts, tokens, audit, and what a role is offered.</summary>
[Collection(DashboardLab.Collection)]
public sealed class AccountPageTests(DashboardLab lab)
{
    [Fact]
    public async Task Pages_of_admins_are_shown_in_light_and_dark_and_on_a_phone()
    {
        var accounts = await lab.Accounts;
        foreach (var (look, options) in Looks.All)
        {
            await using var visitor = await lab.VisitAsync("/sign-in", options, accounts.Address);
            await visitor.Expect("h1").ToHaveTextAsync("Sign in");
            await visitor.KeepPictureAsync($"sign-in-{look}");
            await visitor.CheckAsync();
            await accounts.SignInAsync(visitor, "ann");
            foreach (var (name, path, title) in new[]
            {
                ("home-admin", "/", "Overview"), ("accounts", "/accounts", "Accounts"),
                ("account", "/accounts/bob", "bob"), ("audit", "/audit", "Audit"), ("events-admin", "/events", "Events"),
            })
            {
                await visitor.GoToAsync(path);
                await visitor.Expect("h1").ToContainTextAsync(title);
                await visitor.KeepPictureAsync($"{name}-{look}");
                await visitor.CheckAsync();
            }
        }
    }

    [Fact]
    public async Task A_page_is_live_by_the_feeds_token_for_who_may_read()
    {
        var accounts = await lab.Accounts;
        await using var visitor = await lab.VisitAsync("/sign-in", address: accounts.Address);
        await accounts.SignInAsync(visitor, "carl");

        await visitor.GoToAsync("/");
        await visitor.ExpectLiveState().ToHaveTextAsync("● live");
        await visitor.GoToAsync("/queues/vm-2p8g.x86_64");

        var resume = visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Resume" });
        await Assertions.Expect(resume).ToBeDisabledAsync();
        await visitor.Expect("#actions").ToContainTextAsync("This needs the role operator; you are viewer");
        await visitor.CheckAsync();
    }

    [Fact]
    public async Task An_admin_makes_and_revokes_a_token_and_finds_both_in_the_audit()
    {
        var accounts = await lab.Accounts;
        await using var visitor = await lab.VisitAsync("/sign-in", address: accounts.Address);
        var page = visitor.Page;
        await accounts.SignInAsync(visitor, "ann");
        await visitor.GoToAsync("/accounts/carl");

        await page.GetByLabel("Note").FillAsync("laptop");
        await page.GetByLabel("Good for, in days").FillAsync("7");
        await page.GetByRole(AriaRole.Button, new() { Name = "New token" }).ClickAsync();
        await visitor.Expect("#new-token").ToContainTextAsync("bxy_");
        await visitor.CheckAsync();
        await page.Locator("#tokens tr", new() { HasText = "laptop" })
            .GetByRole(AriaRole.Button, new() { Name = "Revoke" })
            .ClickAsync();
        await visitor.Expect("#tokens tr:has-text('laptop')").ToContainTextAsync("revoked");
        await visitor.GoToAsync("/audit?account=ann");

        await visitor.Expect("#audit tbody tr >> nth=0").ToContainTextAsync("DELETE /api/v1/tokens");
        await visitor.CheckAsync();
    }
}
