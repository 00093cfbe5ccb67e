using Boxyard.Accounts;

namespace Boxyard.Storage.Accounts;

/// <summary>Stores tokens of accounts.</summary>
internal sealed class CreateTokenExecutor : CommandExecutor<CreateTokenCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        CreateTokenCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        foreach (var command in commands)
        {
            TokenRecord? stored = null;
            batch.Session.Add(
                "account_tokens_insert",
                AccountTable.ToRow(command.Token),
                row => stored = AccountTable.MapToken(row));
            await batch.Session.SendAsync(cancellationToken);
            command.Outcome = stored;
            if (stored is not null)
            {
                batch.Effects.Audit(command.Audit with { Target = $"{command.Audit.Target}/{stored.Id}" });
            }
        }
    }
}
