using System.CommandLine;

namespace Boxyard.Cli.Accounts;

/// <summary>`boxyard tokens revoke ID`.</summary>
internal sealed class TokenRevokeCommand : BoxyardCommand
{
    private readonly Argument<long> _id = new("ID") { Description = "Its number in the list of tokens." };

    protected override Command Describe() => new("revoke", "Have a token refused from now on.") { _id };

    public override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        var revoked = await session.Client.Accounts.TryRevokeTokenAsync(
            session.Arguments.GetRequiredValue(_id), cancellationToken);
        var token = revoked.GetValue();
        if (session.IsJson)
        {
            return await session.WriteJsonAsync(token);
        }

        await session.Error.WriteLineAsync($"token {token.Id} of {token.Account} is revoked.");
        return ExitCode.Done;
    }
}
