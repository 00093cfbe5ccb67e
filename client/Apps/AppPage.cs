namespace Boxyard.Client;

/// <summary>A page of apps, by name.</summary>
public sealed record AppPage
{
    public required IReadOnlyList<App> Apps { get; init; }

    /// <summary>The `After` of the next page; null when this is the last.</summary>
    public string? Next { get; init; }
}
