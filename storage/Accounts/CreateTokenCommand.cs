using Boxyard.Accounts;

namespace Boxyard.Storage.Accounts;

/// <summary>Stores a token; the outcome is null without its account.</summary>
internal sealed class CreateTokenCommand(NewToken token, AuditEntry audit) : AccountCommand<TokenRecord?>(audit)
{
    public NewToken Token { get; } = token;
}
