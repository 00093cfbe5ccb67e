using System.CommandLine;
using Boxyard.Client;

namespace Boxyard.Cli.Accounts;

/// <summary>`boxyard audit`: who did what.</summary>
internal sealed class AuditCommand : BoxyardCommand
{
    private readonly Option<string?> _account = new("--account") { Description = "What this account did." };
    private readonly Option<string?> _action = new("--action") { Description = "How the action begins." };
    private readonly Option<string?> _target = new("--target") { Description = "How the target begins." };

    private readonly Option<int> _limit = new("--limit")
    {
        Description = "How many entries; default: 50.",
        DefaultValueFactory = _ => 50,
    };

    protected override Command Describe() =>
        new("audit", "List changes, newest first.") { _account, _action, _target, _limit };

    public override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        var query = new AuditQuery
        {
            Account = session.Arguments.GetValue(_account),
            Action = session.Arguments.GetValue(_action),
            Target = session.Arguments.GetValue(_target),
        };
        var entries = await session.Client.Accounts.ListAuditAsync(query, cancellationToken)
            .Take(session.Arguments.GetValue(_limit))
            .ToListAsync(cancellationToken);
        if (session.IsJson)
        {
            return await session.WriteJsonAsync(entries);
        }

        var table = new Table("AT", "ACCOUNT", "ADDRESS", "ACTION", "TARGET", "DETAIL");
        foreach (var entry in entries)
        {
            table.Add(
                TimeText.Of(entry.At), entry.Account, entry.Address, entry.Action, entry.Target, entry.Detail);
        }

        await table.WriteAsync(session.Output);
        return ExitCode.Done;
    }
}
