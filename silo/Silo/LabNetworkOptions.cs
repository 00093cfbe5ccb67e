namespace Boxyard.Silo;

/// <summary>Who may use the routes that boot loaders and boxes call.</summary>
public sealed class LabNetworkOptions
{
    public const string SectionName = "LabNetwork";

    /// <summary>
    /// Networks of the boxes such as `172.17.0.0/16` or `fd77:77::/64`; a single address is a network too. Default empty: every address
    /// may call. The address is the connection's: behind a proxy it is the proxy's.
    /// </summary>
    public string[] Addresses { get; set; } = [];
}
