using Boxyard.Accounts;

namespace Boxyard.Storage.Accounts;

/// <summary>Revokes a token.</summary>
internal sealed class RevokeTokenCommand(long id, AuditEntry audit) : AccountCommand<AccountOutcome>(audit)
{
    public long Id { get; } = id;
}
