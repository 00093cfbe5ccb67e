namespace Boxyard.Accounts;

/// <summary>Which entries of the audit are wanted; what is null lets all through.</summary>
public sealed record AuditFilter
{
    public string? Account { get; init; }

    /// <summary>How the action begins.</summary>
    public string? Action { get; init; }

    /// <summary>How the target begins.</summary>
    public string? Target { get; init; }
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this instant.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Older than this entry.</summary>
    public long? BeforeId { get; init; }
    public required int PageSize { get; init; }
}
