using Microsoft.AspNetCore.Hosting;

namespace Boxyard.Tests.Silo.Notifications;

/// <summary>A silo that tells one receiver, and whose time only the test moves.</summary>
public sealed class NotifyingSilo(string url, params string[] groups) : ClockedSilo
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Notifications:Targets:0:Name", "board");
        builder.UseSetting("Notifications:Targets:0:Url", url);
        builder.UseSetting("Notifications:Targets:0:Secret", "a secret of the board");
        builder.UseSetting("Notifications:MaxQueueWait", "01:00:00");
        foreach (var (index, group) in groups.Index())
        {
            builder.UseSetting($"Notifications:Targets:0:Groups:{index}", group);
        }

        // The test moves the clock while the receiver answers.
        builder.UseSetting("Notifications:Timeout", "00:05:00");
    }
}
