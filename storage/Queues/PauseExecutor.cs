using System.Text.Json;
using Boxyard.Jobs;

namespace Boxyard.Storage.Queues;

/// <summary>Writes the rows of `queue_pauses`. Claims of the same batch come later and see them.</summary>
internal sealed class PauseExecutor : CommandExecutor<PauseCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        PauseCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        var pauses = commands.Where(command => command.IsPause).ToArray();
        var resumes = commands.Where(command => !command.IsPause).ToArray();
        var changed = new HashSet<string>(StringComparer.Ordinal);
        // Before its first job too: an operator prepares what is to come.
        batch.Session.Add("queues_add", new Rows<PauseCommand>(pauses).Text("name", command => command.Queue));
        batch.Session.Add(
            "queue_pauses_put",
            new Rows<PauseCommand>(pauses)
                .Text("queue", command => command.Queue).Text("reason", command => command.Reason)
                .Text("paused_by", command => command.By),
            row => changed.Add(row.GetText(0)));
        batch.Session.Add(
            "queue_pauses_delete",
            new Rows<PauseCommand>(resumes).Text("queue", command => command.Queue),
            row => changed.Add(row.GetText(0)));
        await batch.Session.SendAsync(cancellationToken);

        foreach (var command in commands)
        {
            command.Outcome = changed.Contains(command.Queue);
            if (changed.Contains(command.Queue))
            {
                batch.Effects.Append(ToEvent(command));
            }
        }

        var resumed = resumes.Select(command => command.Queue).Where(changed.Contains);
        await WakeAsync(resumed, batch, cancellationToken);
    }

    /// <summary>What waited all the time is announced as if it had just come.</summary>
    private static async Task WakeAsync(
        IEnumerable<string> resumed, Batch batch, CancellationToken cancellationToken)
    {
        var queues = resumed.SelectMany(WithSubQueues).Distinct(StringComparer.Ordinal).ToArray();
        batch.Session.Add(
            "queues_find_depth",
            new Rows<string>(queues).Text("queue", queue => queue),
            row => batch.Effects.QueueResumed(row.GetText(0), row.GetInt64(1)));
        await batch.Session.SendAsync(cancellationToken);
    }

    private static IEnumerable<string> WithSubQueues(string queue) =>
        SubQueue.WholeOf(queue) == queue ? [queue, .. SubQueue.All.Select(name => $"{queue}/{name}")] : [queue];

    private static JobEvent ToEvent(PauseCommand command) => new()
    {
        Kind = command.IsPause ? "queue_paused" : "queue_resumed",
        Data = JsonSerializer.Serialize(new Dictionary<string, string?>
        {
            ["queue"] = command.Queue,
            ["reason"] = command.Reason,
            ["by"] = command.By,
        }.Where(pair => pair.Value is not null).ToDictionary()),
    };
}
