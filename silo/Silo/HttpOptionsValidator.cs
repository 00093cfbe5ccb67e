using Microsoft.Extensions.Options;

namespace Boxyard.Silo;

internal sealed class HttpOptionsValidator : IValidateOptions<HttpOptions>
{
    private const int MinBytes = 1024;

    public ValidateOptionsResult Validate(string? name, HttpOptions options)
    {
        var mistakes = new ValidateOptionsResultBuilder();
        Require(options.MaxJobBytes >= MinBytes, "MaxJobBytes", options.MaxJobBytes, "at least 1024");
        Require(
            options.MaxBatchBytes >= options.MaxJobBytes,
            "MaxBatchBytes",
            options.MaxBatchBytes,
            "at least Http:MaxJobBytes");
        Require(options.MaxBatchBytes <= int.MaxValue, "MaxBatchBytes", options.MaxBatchBytes, "at most 2147483647");
        Require(options.MaxHeaderBytes >= MinBytes, "MaxHeaderBytes", options.MaxHeaderBytes, "at least 1024");
        Require(options.HeadersTimeout > TimeSpan.Zero, "HeadersTimeout", options.HeadersTimeout, "above zero");
        Require(options.BodyTimeout > TimeSpan.Zero, "BodyTimeout", options.BodyTimeout, "above zero");
        Require(
            options.MaxRequestsPerSecond >= 0,
            "MaxRequestsPerSecond",
            options.MaxRequestsPerSecond,
            "0 (no limit) or more");
        foreach (var host in options.HostNames)
        {
            Require(
                Uri.CheckHostName(host) == UriHostNameType.Dns,
                "HostNames",
                host,
                "a name without a port, as boxyard.lab");
        }

        return mistakes.Build();

        void Require(bool holds, string setting, object value, string rule)
        {
            if (!holds)
            {
                mistakes.AddError($"Http:{setting}: {value} must be {rule}.");
            }
        }
    }
}
