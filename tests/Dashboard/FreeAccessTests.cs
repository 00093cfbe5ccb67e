using System.Net;
using Boxyard.Dashboard.Accounts;
using Boxyard.Tests.Silo;
using Boxyard.Tests.Silo.Accounts;

namespace Boxyard.Tests.Dashboard;

/// <summary>What is refused while the silo has no accounts, and only then.</summary>
public sealed class FreeAccessTests
{
    private const string ForThisMachine =
        "The silo has no accounts, so this dashboard is for its own machine alone: whoever reached it could do "
        + "everything. Turn the silo's accounts on (Accounts:Enabled), or start the dashboard with --insecure if that "
        + "is meant.";

    private const string NoName =
        "'evil.example' in the Host header is no name of this dashboard. Call it by its address, or add the name to "
        + "Dashboard:HostNames.";

    private static readonly IPAddress Elsewhere = IPAddress.Parse("10.9.8.7");

    [Fact]
    public async Task A_name_that_was_made_to_lead_here_reaches_no_form()
    {
        await using var silo = new SiloFixture();
        await using var host = new DashboardHost(silo.Address, settings: [("Dashboard:HostNames:0", "lab.example")]);

        Assert.Equal((403, NoName), await GetAsync(host, "/submit", "evil.example"));
        Assert.Equal((403, NoName), await GetAsync(host, "/theme", "evil.example:3001"));
        foreach (var known in (string[])["localhost", "127.0.0.1:3001", "[::1]:3001", "10.0.0.5", "LAB.example:3001"])
        {
            Assert.Equal(200, (await GetAsync(host, "/submit", known)).Status);
        }
    }

    [Fact]
    public async Task Other_machines_are_refused_unless_that_is_meant()
    {
        await using var silo = new SiloFixture();
        await using var closed = new DashboardHost(silo.Address, Elsewhere);
        await using var open = new DashboardHost(silo.Address, Elsewhere, settings: [("Dashboard:Insecure", "true")]);

        Assert.Equal((403, ForThisMachine), await GetAsync(closed, "/", "10.0.0.5"));
        Assert.Equal(200, (await GetAsync(closed, "/health/live", "10.0.0.5")).Status);
        Assert.Equal(200, (await GetAsync(open, "/", "10.0.0.5")).Status);
        Assert.Equal(200, (await GetAsync(open, "/", "lab.example")).Status);
    }

    [Fact]
    public async Task With_accounts_anybody_may_come_by_any_name()
    {
        await using var silo = new AccountSilo();
        await silo.InitializeAsync();
        await using var host = new DashboardHost(silo.Address, Elsewhere);

        Assert.Equal(200, (await GetAsync(host, "/sign-in", "lab.example")).Status);
    }

    [Fact]
    public void The_switch_stands_for_its_setting() => Assert.Equal(
        ["--urls", "http://*:3001", "--Dashboard:Insecure=true"],
        FreeAccess.ReadSwitch(["--urls", "http://*:3001", "--insecure"]));

    private static async Task<(int Status, string Text)> GetAsync(DashboardHost host, string path, string name)
    {
        using var http = new HttpClient { BaseAddress = host.ClientOptions.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = name;
        using var answer = await http.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
