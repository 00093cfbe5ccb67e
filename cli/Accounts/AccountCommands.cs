using System.CommandLine;

namespace Boxyard.Cli.Accounts;

/// <summary>The commands of accounts.</summary>
internal static class AccountCommands
{
    public static void AddTo(RootCommand root, Terminal terminal)
    {
        root.Add(new LoginCommand().Create(terminal));
        root.Add(new WhoamiCommand().Create(terminal));
        var accounts = new AccountsCommand().Create(terminal);
        accounts.Add(new AccountCreateCommand().Create(terminal));
        accounts.Add(new AccountSetCommand().Create(terminal));
        root.Add(accounts);
        var tokens = new TokensCommand().Create(terminal);
        tokens.Add(new TokenCreateCommand().Create(terminal));
        tokens.Add(new TokenRevokeCommand().Create(terminal));
        root.Add(tokens);
        root.Add(new AuditCommand().Create(terminal));
    }
}
