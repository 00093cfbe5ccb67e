namespace Boxyard.Storage.Retention;

/// <summary>Deletes the rows of `file_removals` that are done.</summary>
internal sealed class SettleFilesExecutor : CommandExecutor<SettleFilesCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override Task ExecuteAsync(
        SettleFilesCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        foreach (var command in commands)
        {
            // Their new rows come after all that are deleted.
            foreach (var failedId in command.FailedIds)
            {
                batch.Session.Add("file_removals_postpone", RowSet.One().With("id", failedId));
            }

            batch.Session.Add("file_removals_delete", RowSet.One().With("last_id", command.LastId));
            command.Outcome = true;
        }

        return batch.Session.SendAsync(cancellationToken);
    }
}
