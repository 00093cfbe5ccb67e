using Boxyard.Accounts;

namespace Boxyard.Storage.Accounts;

/// <summary>Creates an account; as the first admin by a one-time token, with a token of its own.</summary>
internal sealed class CreateAccountCommand(
    NewAccount account, AuditEntry audit, string? setupHash = null, NewToken? token = null)
    : AccountCommand<AccountOutcome>(audit)
{
    public NewAccount Account { get; } = account;

    public string? SetupHash { get; } = setupHash;

    public NewToken? Token { get; } = token;
}
