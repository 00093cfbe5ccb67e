using System.Text.Json;
using Boxyard.Jobs;

namespace Boxyard.Storage.Testboxes;

/// <summary>Writes the rows of `testbox_queues`: the old ones go, the new ones come, in one transaction.</summary>
internal sealed class BoxQueuesExecutor : CommandExecutor<BoxQueuesCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override Task ExecuteAsync(BoxQueuesCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        var queues = commands
            .SelectMany(command => command.Queues.Index().Select(
                queue => (command.Name, Position: queue.Index, Queue: queue.Item)))
            .ToArray();
        batch.Session.Add("testbox_queues_delete", new Rows<BoxQueuesCommand>(commands)
            .Text("name", command => command.Name));
        batch.Session.Add(
            "testboxes_add", new Rows<BoxQueuesCommand>([.. commands.Where(command => command.Queues.Count > 0)])
                .Text("name", command => command.Name));
        batch.Session.Add("testbox_queues_insert", new Rows<(string Name, int Position, string Queue)>(queues)
            .Text("name", row => row.Name).Bigint("position", row => row.Position).Text("queue", row => row.Queue));
        foreach (var command in commands)
        {
            batch.Effects.Append(new JobEvent
            {
                Testbox = command.Name,
                Kind = command.Queues.Count == 0 ? "queues_deleted" : "queues_set",
                Data = JsonSerializer.Serialize(
                    new Dictionary<string, IReadOnlyList<string>> { ["queues"] = command.Queues }),
            });
            command.Outcome = true;
        }

        return Task.CompletedTask;
    }
}
