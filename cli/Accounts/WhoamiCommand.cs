using System.CommandLine;

namespace Boxyard.Cli.Accounts;

/// <summary>`boxyard whoami`: the account whose token is sent.</summary>
internal sealed class WhoamiCommand : BoxyardCommand
{
    protected override Command Describe() => new("whoami", "Print the account that commands are sent by.");

    public override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        var who = await session.Client.Accounts.GetIdentityAsync(cancellationToken);
        if (session.IsJson)
        {
            return await session.WriteJsonAsync(who);
        }

        await session.Output.WriteLineAsync($"{who.Account} {RoleText.Of(who.Role)}");
        return ExitCode.Done;
    }
}
