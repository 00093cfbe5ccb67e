using Boxyard.Accounts;

namespace Boxyard.Storage.Accounts;

/// <summary>Revokes tokens.</summary>
internal sealed class RevokeTokenExecutor : CommandExecutor<RevokeTokenCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        RevokeTokenCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        foreach (var command in commands)
        {
            var isThere = false;
            var isRevoked = false;
            var of = RowSet.One().With("id", command.Id);
            batch.Session.Add("account_tokens_find", of, _ => isThere = true);
            batch.Session.Add("account_tokens_revoke", of, _ => isRevoked = true);
            await batch.Session.SendAsync(cancellationToken);
            command.Outcome = isThere ? AccountOutcome.Done : AccountOutcome.NotFound;
            if (isRevoked)
            {
                batch.Effects.Audit(command.Audit);
                batch.Effects.AccountsChanged();
            }
        }
    }
}
