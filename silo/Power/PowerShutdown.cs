using Microsoft.Extensions.Options;

namespace Boxyard.Power;

/// <summary>
/// Gives the host, when it stops, the time that a power program may take, beside its usual one for requests: a program
/// that is killed in the middle may leave its box without power.
/// </summary>
internal sealed class PowerShutdown(IOptions<PowerOptions> power) : IConfigureOptions<HostOptions>
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(40);

    public void Configure(HostOptions options) => options.ShutdownTimeout = Usual + power.Value.Timeout;
}
