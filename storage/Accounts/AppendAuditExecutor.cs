namespace Boxyard.Storage.Accounts;

/// <summary>Appends to the audit.</summary>
internal sealed class AppendAuditExecutor : CommandExecutor<AppendAuditCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override Task ExecuteAsync(
        AppendAuditCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        foreach (var command in commands)
        {
            batch.Effects.Audit(command.Entry);
            command.Outcome = true;
        }

        return Task.CompletedTask;
    }
}
