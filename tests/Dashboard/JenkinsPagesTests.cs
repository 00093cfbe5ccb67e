using Boxyard.Apps;
using Boxyard.Builds;
using Boxyard.Tests.Grains.Apps;
using Boxyard.Tests.Storage.Builds;

namespace Boxyard.Tests.Dashboard;

public sealed class JenkinsPagesTests(JenkinsAccountSilo silo) : IClassFixture<JenkinsAccountSilo>
{
    [Fact]
    public async Task A_build_of_a_Jenkins_leads_to_it()
    {
        await silo.Get<IAppStore>().SubmitAsync(
            SampleApps.Submission(caller: new AppCaller { User = "submitter", IsApproved = true }),
            CancellationToken.None);
        await BuildStoreTests.NumberAsync(silo.Get<IJenkinsBuildStore>(), "1.2.3", 42);
        await using var host = new DashboardHost(silo.Address);
        using var owner = await host.SignInAsync(silo.TokenOf("submitter"));

        using var app = await owner.OpenAsync("/apps/sage/simple/1.2.3");

        Assert.Equal("42", Browser.Text(app, "#builds-table tbody th"));
        Assert.Equal(
            ["http://jenkins.invalid:8080/job/sage.simple/42/"],
            app.QuerySelectorAll("#builds-table a").Select(link => link.GetAttribute("href")).Distinct());
    }
}
