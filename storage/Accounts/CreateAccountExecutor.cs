using Boxyard.Accounts;

namespace Boxyard.Storage.Accounts;

/// <summary>Stores new accounts, and uses up the one-time tokens.</summary>
internal sealed class CreateAccountExecutor : CommandExecutor<CreateAccountCommand>
{
    /// <summary>How long a one-time token may be used.</summary>
    public static readonly TimeSpan SetupTime = TimeSpan.FromDays(1);

    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        CreateAccountCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        foreach (var command in commands)
        {
            command.Outcome = await CreateAsync(command, batch, cancellationToken);
        }
    }

    private static async Task<AccountOutcome> CreateAsync(
        CreateAccountCommand command, Batch batch, CancellationToken cancellationToken)
    {
        if (command.SetupHash is { } hash && !await TakeSetupAsync(hash, batch, cancellationToken))
        {
            return AccountOutcome.Refused;
        }

        var isCreated = false;
        batch.Session.Add("accounts_insert", AccountTable.ToRow(command.Account), _ => isCreated = true);
        await batch.Session.SendAsync(cancellationToken);
        var isLogin = command.SetupHash is not null;
        if (!isCreated && !(isLogin && await IsAdminAsync(command.Account.Name, batch, cancellationToken)))
        {
            return AccountOutcome.Taken;
        }

        if (command.Token is { } token)
        {
            batch.Session.Add("account_tokens_insert", AccountTable.ToRow(token), _ => { });
            batch.Session.Add("setup_tokens_delete", RowSet.One());
        }

        batch.Effects.Audit(command.Audit);
        return AccountOutcome.Done;
    }

    /// <summary>
    /// Locks the token's row first: of two logins by it, the second finds none. One that a start printed, because there
    /// was no admin, is of no use when there is one.
    /// </summary>
    private static async Task<bool> TakeSetupAsync(string hash, Batch batch, CancellationToken cancellationToken)
    {
        bool? isAsked = null;
        var hasAdmin = false;
        batch.Session.Add(
            "setup_tokens_take",
            RowSet.One().With("token_hash", hash).With("after", Micros.From(batch.Now - SetupTime)),
            row => isAsked = row.GetInt64(0) == 1);
        await batch.Session.SendAsync(cancellationToken);
        batch.Session.Add("accounts_has_admin", RowSet.One(), _ => hasAdmin = true);
        await batch.Session.SendAsync(cancellationToken);
        return isAsked is { } isForced && (isForced || !hasAdmin);
    }

    /// <summary>Whether it is one that is not disabled, who then gets another token.</summary>
    private static async Task<bool> IsAdminAsync(string name, Batch batch, CancellationToken cancellationToken)
    {
        AccountRecord? known = null;
        batch.Session.Add(
            "accounts_find", RowSet.One().With("name", name), row => known = AccountTable.Map(row));
        await batch.Session.SendAsync(cancellationToken);
        return known is { Role: AccountRole.Admin, DisabledAt: null };
    }
}
