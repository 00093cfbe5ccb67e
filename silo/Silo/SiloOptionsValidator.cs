using System.Net;
using Microsoft.Extensions.Options;

namespace Boxyard.Silo;

/// <summary>Refuses addresses that others can reach while nothing asks who they are.</summary>
internal sealed class SiloOptionsValidator(IConfiguration configuration) : IValidateOptions<SiloOptions>
{
    public ValidateOptionsResult Validate(string? name, SiloOptions options)
    {
        var mistakes = new ValidateOptionsResultBuilder();
        foreach (var (setting, url) in ListUrls())
        {
            if (FindMistake(url, options.Insecure) is { } mistake)
            {
                mistakes.AddError($"{setting}: {mistake}");
            }
        }

        if (options.ReadyTimeout <= TimeSpan.Zero || options.ReadyTimeout > TimeSpan.FromMinutes(1))
        {
            mistakes.AddError($"Silo:ReadyTimeout: {options.ReadyTimeout} is not within 1 ms and 1 minute.");
        }

        return mistakes.Build();
    }

    private IEnumerable<(string Setting, string Url)> ListUrls()
    {
        foreach (var url in (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            yield return ("urls", url);
        }

        foreach (var endpoint in configuration.GetSection("Kestrel:Endpoints").GetChildren())
        {
            yield return ($"{endpoint.Path}:Url", endpoint["Url"] ?? "");
        }
    }

    private static string? FindMistake(string url, bool isInsecure)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            return $"'{url}' is no address to listen on. Write it as http://127.0.0.1:3000.";
        }

        if (isInsecure || address.IsUnixPipe || IsLoopback(address.Host))
        {
            return null;
        }

        return $"'{url}' can be reached from other machines, and accounts are off: anybody could submit jobs. " +
            "Listen on http://127.0.0.1:3000, or say --insecure (Silo:Insecure) if that is meant.";
    }

    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
