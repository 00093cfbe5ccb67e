using Boxyard.Tests.Silo.Accounts;
using Microsoft.AspNetCore.Hosting;

namespace Boxyard.Tests.Dashboard;

/// <summary>A silo with accounts whose apps are built by a Jenkins, which nobody reaches.</summary>
public sealed class JenkinsAccountSilo : AccountSilo
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Builds:Backend", "Jenkins");
        builder.UseSetting("Builds:JenkinsUrl", "http://jenkins.invalid:8080");
    }
}
