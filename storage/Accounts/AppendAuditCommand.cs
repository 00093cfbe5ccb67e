using Boxyard.Accounts;

namespace Boxyard.Storage.Accounts;

/// <summary>Appends to the audit what another write has changed before.</summary>
internal sealed class AppendAuditCommand(AuditEntry entry) : WriteCommandOf<bool>
{
    public AuditEntry Entry { get; } = entry;
}
