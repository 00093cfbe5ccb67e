namespace Boxyard.Overview;

/// <summary>What clients ask a silo about itself.</summary>
internal sealed record AboutAnswer
{
    /// <summary>Where people see the dashboard; null where it is not known.</summary>
    public string? DashboardAddress { get; init; }
}
