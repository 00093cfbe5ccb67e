namespace Boxyard.Storage.Testboxes;

/// <summary>Writes the rows of `unknown_boxes`.</summary>
internal sealed class SeeUnknownExecutor : CommandExecutor<SeeUnknownCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override Task ExecuteAsync(SeeUnknownCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        batch.Session.Add("unknown_boxes_see", new Rows<SeeUnknownCommand>(commands)
            .Text("mac", command => command.Mac).Text("ip", command => command.Ip));
        foreach (var command in commands)
        {
            command.Outcome = true;
        }

        return Task.CompletedTask;
    }
}
