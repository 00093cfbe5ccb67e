using Microsoft.Extensions.Options;

namespace Boxyard.Power;

/// <summary>Registers what switches the power of boxes.</summary>
internal static class PowerServices
{
    public static IServiceCollection AddPower(this IServiceCollection services) => services
        .AddSingleton<PowerPrograms>()
        .AddSingleton<PowerRunner>()
        .AddSingleton<PowerFollower>()
        .AddSingleton<IConfigureOptions<HostOptions>, PowerShutdown>()
        .AddHostedService<PowerSweep>();
}
