using Boxyard.Apps;
using Boxyard.Tests.Grains.Apps;
using Boxyard.Tests.Silo.Accounts;

namespace Boxyard.Tests.Dashboard;

/// <summary>Pages of apps that have very many versions, or of very many apps.</summary>
public sealed class AppVersionsTests(AccountSilo silo) : IClassFixture<AccountSilo>
{
    [Fact]
    public async Task A_version_has_its_page_however_many_there_are()
    {
        for (var number = 0; number < 103; number++)
        {
            await StoreAsync("often", "simple", $"1.0.{number}");
        }

        await using var host = new DashboardHost(silo.Address);
        using var owner = await host.SignInAsync(silo.TokenOf("submitter"));

        using var newest = await owner.OpenAsync("/apps/often/simple");
        using var oldest = await owner.OpenAsync("/apps/often/simple/1.0.0");

        Assert.Equal("often/simple 1.0.102", Browser.Text(newest, "h1"));
        Assert.Equal("often/simple 1.0.0", Browser.Text(oldest, "h1"));
        Assert.Equal(100, oldest.QuerySelectorAll("#versions tbody tr").Length);
    }

    [Fact]
    public async Task An_app_stands_on_one_page_with_all_of_its_versions()
    {
        for (var number = 0; number < 80; number++)
        {
            foreach (var version in new[] { "1", "2", "3" })
            {
                await StoreAsync("several", $"app{number:00}", version);
            }
        }

        await using var host = new DashboardHost(silo.Address);
        using var owner = await host.SignInAsync(silo.TokenOf("submitter"));
        var (names, counts) = (new List<string>(), new List<string>());
        for (var path = "/apps?q=several"; path is not null;)
        {
            using var page = await owner.OpenAsync(path);
            names.AddRange(Browser.Texts(page, "#apps tbody th"));
            counts.AddRange(Browser.Texts(page, "#apps tbody td.num"));
            path = page.QuerySelector("#pages a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(Enumerable.Range(0, 80).Select(number => $"several/app{number:00}"), names);
        Assert.Equal(Enumerable.Repeat("3", 80), counts);
    }

    private async Task StoreAsync(string space, string repository, string version)
    {
        var name = new AppName { Namespace = space, Repository = repository, Version = version };
        var stored = await silo.Get<IAppStore>().SubmitAsync(
            SampleApps.Submission(name, new AppCaller { User = "submitter", IsApproved = true }),
            CancellationToken.None);
        Assert.Equal(AppSubmitKind.Stored, stored.Kind);
    }
}
