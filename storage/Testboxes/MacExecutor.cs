using Boxyard.Jobs;

namespace Boxyard.Storage.Testboxes;

/// <summary>Writes the rows of `testbox_macs`. A MAC that gets a name is unknown no more.</summary>
internal sealed class MacExecutor : CommandExecutor<MacCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override Task ExecuteAsync(MacCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        var given = commands.Where(command => command.Name is not null).ToArray();
        var taken = commands.Where(command => command.Name is null).ToArray();
        batch.Session.Add("testboxes_add", new Rows<MacCommand>(given).Text("name", command => command.Name));
        batch.Session.Add("testbox_macs_put", new Rows<MacCommand>(given)
            .Text("mac", command => command.Mac)
            .Text("name", command => command.Name));
        batch.Session.Add("unknown_boxes_delete", new Rows<MacCommand>(given).Text("mac", command => command.Mac));
        batch.Session.Add("testbox_macs_delete", new Rows<MacCommand>(taken).Text("mac", command => command.Mac));
        foreach (var command in commands)
        {
            batch.Effects.Append(new JobEvent
            {
                Testbox = command.Name,
                Kind = command.Name is null ? "mac_deleted" : "mac_set",
                Data = $$"""{"mac":"{{command.Mac}}"}""",
            });
            command.Outcome = true;
        }

        return Task.CompletedTask;
    }
}
