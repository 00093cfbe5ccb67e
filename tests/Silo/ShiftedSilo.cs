using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Boxyard.Tests.Silo;

/// <summary>A silo whose machine's time is set while it runs. Its database is SQLite, whose clock is the machine's.</summary>
public sealed class ShiftedSilo : SiloFixture
{
    private readonly ShiftedClock _clock = new();

    public void Shift(TimeSpan span) => _clock.Shift(span);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Deadlines:Interval", "00:00:00.05");
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(_clock));
    }
}
