using Boxyard.Accounts;

namespace Boxyard.Storage.Accounts;

/// <summary>
/// Changes accounts. Batches of several silos have turns, so each looks at what the one before has left: two that give
/// one address to two accounts at a moment, or take the last two admins away, meet here in order.
/// </summary>
internal sealed class ChangeAccountExecutor : CommandExecutor<ChangeAccountCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        ChangeAccountCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        foreach (var command in commands)
        {
            command.Outcome = await ChangeAsync(command, batch, cancellationToken);
        }
    }

    private static async Task<AccountOutcome> ChangeAsync(
        ChangeAccountCommand command, Batch batch, CancellationToken cancellationToken)
    {
        var isThere = false;
        var isTaken = false;
        var isChanged = false;
        var change = command.Change;
        var email = AccountTable.EmailOf(change.Email);
        batch.Session.Add("accounts_find", RowSet.One().With("name", command.Name), _ => isThere = true);
        batch.Session.Add(
            "accounts_find_email",
            RowSet.One().With("email", email).With("name", command.Name),
            _ => isTaken = true);
        await batch.Session.SendAsync(cancellationToken);
        if (!isThere || isTaken)
        {
            return isThere ? AccountOutcome.Taken : AccountOutcome.NotFound;
        }

        batch.Session.Add(
            "accounts_change",
            RowSet.One()
                .With("name", command.Name)
                .With("role", EnumText.Of(change.Role))
                .With("email", email)
                .With("full_name", change.FullName)
                .With("disabled", change.IsDisabled is { } isDisabled ? isDisabled ? 1 : 0 : null),
            _ => isChanged = true);
        await batch.Session.SendAsync(cancellationToken);
        if (!isChanged)
        {
            return AccountOutcome.LastAdmin;
        }

        batch.Effects.Audit(command.Audit);
        batch.Effects.AccountsChanged();
        return AccountOutcome.Done;
    }
}
