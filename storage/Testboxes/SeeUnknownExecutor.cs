namespace Boxyard.Storage.Testboxes;

/// <summary>
/// Writes the rows of `unknown_boxes`, and forgets the oldest in the same batch: whoever reaches the boot routes can
/// make up MACs.
/// </summary>
internal sealed class SeeUnknownExecutor(StorageOptions options) : CommandExecutor<SeeUnknownCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override Task ExecuteAsync(SeeUnknownCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        batch.Session.Add("unknown_boxes_see", new Rows<SeeUnknownCommand>(commands)
            .Text("mac", command => command.Mac).Text("ip", command => command.Ip));
        batch.Session.Add("unknown_boxes_trim", RowSet.One().With("max_count", options.MaxUnknownBoxes));
        foreach (var command in commands)
        {
            command.Outcome = true;
        }

        return Task.CompletedTask;
    }
}
