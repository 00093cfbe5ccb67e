using Microsoft.Extensions.Options;

namespace Boxyard.Telemetry;

internal sealed class TelemetryOptionsValidator : IValidateOptions<TelemetryOptions>
{
    public ValidateOptionsResult Validate(string? name, TelemetryOptions options)
    {
        var mistakes = new ValidateOptionsResultBuilder();
        var isAddress = Uri.TryCreate(options.OtlpEndpoint, UriKind.Absolute, out var endpoint)
            && endpoint.Scheme is ("http" or "https");
        if (options.OtlpEndpoint is not null && !isAddress)
        {
            mistakes.AddError(
                $"Telemetry:OtlpEndpoint: '{options.OtlpEndpoint}' is no address. Write it as http://127.0.0.1:4317.");
        }

        if (options.OtlpInterval < TimeSpan.FromSeconds(1) || options.OtlpInterval > TimeSpan.FromHours(1))
        {
            mistakes.AddError($"Telemetry:OtlpInterval: {options.OtlpInterval} is not within 1 s and 1 hour.");
        }

        return mistakes.Build();
    }
}
