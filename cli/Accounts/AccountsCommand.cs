using System.CommandLine;
using Boxyard.Client;

namespace Boxyard.Cli.Accounts;

/// <summary>`boxyard accounts`: who may use the silo.</summary>
internal sealed class AccountsCommand : BoxyardCommand
{
    protected override Command Describe() => new("accounts", "List the accounts; create and set change them.");

    public override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        var accounts = await session.Client.Accounts.ListAsync(cancellationToken).ToListAsync(cancellationToken);
        if (session.IsJson)
        {
            return await session.WriteJsonAsync(accounts);
        }

        var table = Heading();
        accounts.ForEach(account => Add(table, account));
        await table.WriteAsync(session.Output);
        return ExitCode.Done;
    }

    public static async Task<int> ShowAsync(Session session, Account account)
    {
        if (session.IsJson)
        {
            return await session.WriteJsonAsync(account);
        }

        var table = Heading();
        Add(table, account);
        await table.WriteAsync(session.Output);
        return ExitCode.Done;
    }

    private static Table Heading() => new("ACCOUNT", "ROLE", "EMAIL", "FULL NAME", "CREATED", "DISABLED");

    private static void Add(Table table, Account account) => table.Add(
        account.Name,
        RoleText.Of(account.Role),
        account.Email,
        account.FullName,
        TimeText.Of(account.CreatedAt),
        TimeText.Of(account.DisabledAt));
}
