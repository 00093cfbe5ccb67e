namespace Boxyard.Client;

/// <summary>One page of the audit, as the silo sends it.</summary>
internal sealed record AuditPage
{
    public required IReadOnlyList<AuditEntry> Entries { get; init; }

    /// <summary>What the next page asks for; null on the last page.</summary>
    public long? Next { get; init; }
}
