using System.Net;
using Microsoft.Extensions.Options;

namespace Boxyard.Silo;

internal sealed class SiloClusterOptionsValidator : IValidateOptions<SiloClusterOptions>
{
    public ValidateOptionsResult Validate(string? name, SiloClusterOptions options)
    {
        var mistakes = new ValidateOptionsResultBuilder();
        if (!IPAddress.TryParse(options.Address, out var address)
            || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
        {
            mistakes.AddError($"Cluster:Address: '{options.Address}' is no address of one machine, such as 10.0.0.5.");
        }

        if (options.Port is < 0 or > IPEndPoint.MaxPort)
        {
            mistakes.AddError($"Cluster:Port: {options.Port} is not within 0 and 65535.");
        }

        if (string.IsNullOrWhiteSpace(options.ClusterId))
        {
            mistakes.AddError("Cluster:ClusterId: a name must be given.");
        }

        if (string.IsNullOrWhiteSpace(options.ServiceId))
        {
            mistakes.AddError("Cluster:ServiceId: a name must be given.");
        }

        return mistakes.Build();
    }
}
