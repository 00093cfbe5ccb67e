namespace Boxyard.Client;

/// <summary>What a silo says about itself.</summary>
public sealed record SiloAbout
{
    /// <summary>Where people see the dashboard; null where the silo was not told.</summary>
    public Uri? DashboardAddress { get; init; }
}
