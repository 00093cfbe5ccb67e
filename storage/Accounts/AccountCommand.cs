using Boxyard.Accounts;

namespace Boxyard.Storage.Accounts;

/// <summary>
/// A change to accounts or tokens, with its entry of the audit. A batch holds one: each sees what the one before did.
/// </summary>
internal abstract class AccountCommand<TOutcome>(AuditEntry audit) : WriteCommandOf<TOutcome>
{
    public AuditEntry Audit { get; } = audit;

    public override string ConflictKey => "accounts";
}
