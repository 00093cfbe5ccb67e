using System.Net;

namespace Boxyard.Silo;

/// <summary>Where the silo is told to listen.</summary>
internal static class ListenAddresses
{
    /// <summary>With the setting that says so.</summary>
    public static IEnumerable<(string Setting, string Url)> List(IConfiguration configuration)
    {
        foreach (var url in (configuration["urls"] ?? "").Split(
            ';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            yield return ("urls", url);
        }

        foreach (var endpoint in configuration.GetSection("Kestrel:Endpoints").GetChildren())
        {
            yield return ($"{endpoint.Path}:Url", endpoint["Url"] ?? "");
        }
    }

    /// <summary>Whether other machines may reach it.</summary>
    public static bool IsReachable(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return !address.IsUnixPipe && !IsLoopback(address.Host);
        }
        catch (FormatException)
        {
            // It is no address at all, which the check of the settings says.
            return false;
        }
    }

    public static bool IsAddress(string url)
    {
        try
        {
            BindingAddress.Parse(url);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
