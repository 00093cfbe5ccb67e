using Boxyard.Tests.Silo.Accounts;
using Microsoft.AspNetCore.Hosting;

namespace Boxyard.Tests.Dashboard;

/// <summary>A silo with accounts that has a group `measured` of boxes that profile.</summary>
public sealed class ProfilingSilo : AccountSilo
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Builds:ProfileGroups:0", "measured");
    }
}
