namespace Boxyard.Accounts;

/// <summary>A page of the audit, newest first.</summary>
internal sealed record AuditPageAnswer
{
    public required IReadOnlyList<AuditRecord> Entries { get; init; }

    /// <summary>What the next page asks for; null on the last page.</summary>
    public long? Next { get; init; }
}
