using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Boxyard.Tests.Silo.Apps;

/// <summary>
/// A silo with the registry and settings of a test's own, and a clock where the test moves the time.
/// </summary>
public sealed class TunedAppSilo(params (string Name, string Value)[] settings) : AppSilo
{
    /// <summary>Null: the time is the machine's.</summary>
    public TestClock? Clock { get; init; }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        foreach (var (name, value) in settings)
        {
            builder.UseSetting(name, value);
        }

        if (Clock is not null)
        {
            builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
        }
    }
}
