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

    /// <summary>Only entries with a lower id: where a list that was cut goes on.</summary>
    public long? BeforeId { get; init; }

    /// <summary>How many entries one request fetches, 1 to 500. Default: 500.</summary>
    public int PageSize { get; init; } = 500;
}
