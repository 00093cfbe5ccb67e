namespace Boxyard.Client;

/// <summary>Which entries of the audit are wanted; what is null lets all through.</summary>
public sealed record AuditQuery
{
    public string? Account { get; init; }

    /// <summary>How the action begins, such as `POST /api/v1/queues`.</summary>
    public string? Action { get; init; }

    /// <summary>How the target begins.</summary>
    public string? Target { get; init; }

    /// <summary>From this instant on.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this instant.</summary>
    public DateTimeOffset? To { get; init; }
}
