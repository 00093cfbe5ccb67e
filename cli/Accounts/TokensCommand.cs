using System.CommandLine;

namespace Boxyard.Cli.Accounts;

/// <summary>`boxyard tokens`: which tokens there are.</summary>
internal sealed class TokensCommand : BoxyardCommand
{
    private readonly Option<string?> _account = new("--account") { Description = "Those of this account." };

    protected override Command Describe() =>
        new("tokens", "List tokens, newest first; create and revoke change them.") { _account };

    public override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        var tokens = await session.Client.Accounts
            .ListTokensAsync(session.Arguments.GetValue(_account), cancellationToken)
            .ToListAsync(cancellationToken);
        if (session.IsJson)
        {
            return await session.WriteJsonAsync(tokens);
        }

        var table = new Table("ID", "ACCOUNT", "BEGINS", "NOTE", "CREATED", "EXPIRES", "REVOKED");
        foreach (var token in tokens)
        {
            table.Add(
                $"{token.Id}",
                token.Account,
                token.Prefix,
                token.Note,
                TimeText.Of(token.CreatedAt),
                TimeText.Of(token.ExpiresAt),
                TimeText.Of(token.RevokedAt));
        }

        await table.WriteAsync(session.Output);
        return ExitCode.Done;
    }
}
