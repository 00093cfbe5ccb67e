namespace Boxyard.Client;

/// <summary>Who did what to what, when, from which address.</summary>
public sealed record AuditEntry
{
    public required long Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public string? Account { get; init; }
    public string? Address { get; init; }

    /// <summary>Verb and route.</summary>
    public required string Action { get; init; }

    /// <summary>A path, or ids.</summary>
    public required string Target { get; init; }
    public string? Detail { get; init; }
}
