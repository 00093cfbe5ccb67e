namespace Boxyard.Accounts;

/// <summary>An entry of the audit as it is stored.</summary>
public sealed record AuditRecord
{
    public required long Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public string? Account { get; init; }
    public string? Address { get; init; }
    public required string Action { get; init; }
    public required string Target { get; init; }
    public string? Detail { get; init; }
}
