namespace Boxyard.Storage.Accounts;

/// <summary>Deletes old rows.</summary>
internal sealed class TrimExecutor : CommandExecutor<TrimCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        TrimCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        foreach (var command in commands)
        {
            var count = 0;
            batch.Session.Add(command.Sql, command.Rows, _ => count++);
            await batch.Session.SendAsync(cancellationToken);
            command.Outcome = count;
        }
    }
}
