namespace Boxyard.Accounts;

/// <summary>Who did what to what, from where. When is the store's to say.</summary>
public sealed record AuditEntry
{
    /// <summary>Null for who has no account yet: the login that creates the first.</summary>
    public string? Account { get; init; }

    /// <summary>The address of the connection.</summary>
    public string? Address { get; init; }

    /// <summary>Verb and route, such as `POST /api/v1/queues/{name}/pause`.</summary>
    public required string Action { get; init; }

    /// <summary>What it was done to: a path, or ids.</summary>
    public required string Target { get; init; }

    /// <summary>More, for people; never a secret.</summary>
    public string? Detail { get; init; }
}
