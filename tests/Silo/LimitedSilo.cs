using Microsoft.AspNetCore.Hosting;

namespace Boxyard.Tests.Silo;

/// <summary>A silo where submitters may have two jobs queued and one running.</summary>
public sealed class LimitedSilo : SiloFixture
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Limits:MaxQueuedPerSubmitter", "2");
        builder.UseSetting("Limits:MaxRunningPerSubmitter", "1");
    }
}
