using Microsoft.Playwright;

namespace Boxyard.Tests.Lab.Dashboard;

/// <summary>The pages of the app registry, as the owner of its apps sees them.</summary>
[Collection(DashboardLab.Collection)]
public sealed class AppPageTests(DashboardLab lab)
{
    private const string App = "/apps/waggle/rain-gauge/1.0.0";

    [Fact]
    public async Task Pages_of_apps_are_shown_in_light_and_dark_and_on_a_phone()
    {
        var accounts = await lab.Accounts;
        foreach (var (look, options) in Looks.All)
        {
            await using var visitor = await lab.VisitAsync("/sign-in", options, accounts.Address);
            await accounts.SignInAsync(visitor, "ann");
            foreach (var (name, path, title) in new[]
            {
                ("apps", "/apps", "Apps"), ("apps-none", "/apps?q=nothing", "Apps"),
                ("app", App, "waggle/rain-gauge 1.0.0"), ("app-confirm", $"{App}/confirm/delete", "Delete"),
                ("app-build", $"{App}/builds/3", "Build 3"), ("app-profile", $"{App}/profiles/1", "Profile 1"),
                ("app-profile-compare", $"{App}/profiles/2?with=1", "Profile 2"),
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
    public async Task An_app_is_shared_with_keys_and_the_mouse()
    {
        var accounts = await lab.Accounts;
        await using var visitor = await lab.VisitAsync("/sign-in", address: accounts.Address);
        await accounts.SignInAsync(visitor, "ann");
        await visitor.GoToAsync("/apps/waggle/wind");

        await visitor.Page.GetByLabel("Give to").FillAsync("carl");
        await visitor.Page.GetByLabel("Permission").SelectOptionAsync("WRITE");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Give it" }).ClickAsync();

        await visitor.Expect("#grants").ToContainTextAsync("carl WRITE");
        await visitor.CheckAsync();
    }
}
