namespace Boxyard.Client;

/// <summary>Names one version of an app: `sage/simple:1.2.3`. Found in any case.</summary>
public sealed record AppVersion(string Namespace, string Name, string Version)
{
    public override string ToString() => $"{Namespace}/{Name}:{Version}";

    /// <summary>As it stands in addresses of the registry.</summary>
    internal string Path =>
        $"{Uri.EscapeDataString(Namespace)}/{Uri.EscapeDataString(Name)}/{Uri.EscapeDataString(Version)}";
}
