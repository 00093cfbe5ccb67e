namespace Boxyard.Storage.Accounts;

/// <summary>Keeps one-time tokens, and forgets old ones.</summary>
internal sealed class AddSetupTokenExecutor : CommandExecutor<AddSetupTokenCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override Task ExecuteAsync(
        AddSetupTokenCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        var before = Micros.From(batch.Now - CreateAccountExecutor.SetupTime);
        batch.Session.Add("setup_tokens_trim", RowSet.One().With("before", before));
        foreach (var command in commands)
        {
            batch.Session.Add(
                "setup_tokens_insert",
                RowSet.One().With("token_hash", command.Hash).With("is_asked", command.IsAsked ? 1 : 0));
            command.Outcome = true;
        }

        return Task.CompletedTask;
    }
}
