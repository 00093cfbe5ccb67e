namespace Boxyard.Storage.Results;

/// <summary>Writes the row of `result_folder`.</summary>
internal sealed class KeepFolderExecutor : CommandExecutor<KeepFolderCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override Task ExecuteAsync(KeepFolderCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        foreach (var command in commands)
        {
            batch.Session.Add("result_folder_keep", RowSet.One().With("marker", command.Marker));
            command.Outcome = true;
        }

        return Task.CompletedTask;
    }
}
