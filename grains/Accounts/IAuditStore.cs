namespace Boxyard.Accounts;

/// <summary>The audit on disk.</summary>
public interface IAuditStore
{
    Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>A page of entries, newest first.</summary>
    Task<IReadOnlyList<AuditRecord>> ListAsync(AuditFilter filter, CancellationToken cancellationToken);

    /// <summary>Forgets entries that are older, at most so many; how many it were.</summary>
    Task<int> TrimAsync(DateTimeOffset before, int maxCount, CancellationToken cancellationToken);
}
