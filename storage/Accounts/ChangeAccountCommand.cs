using Boxyard.Accounts;

namespace Boxyard.Storage.Accounts;

/// <summary>Changes an account.</summary>
internal sealed class ChangeAccountCommand(string name, AccountChange change, AuditEntry audit)
    : AccountCommand<AccountOutcome>(audit)
{
    public string Name { get; } = name;

    public AccountChange Change { get; } = change;
}
