using Boxyard.TaskQueues;

namespace Boxyard.Storage.TaskQueues;

/// <summary>Gives the oldest tasks of their queues to the consumers of a batch, each to one.</summary>
internal sealed class ConsumeTaskExecutor : CommandExecutor<ConsumeTaskCommand>
{
    /// <summary>The old scheduler's queues, whose UUID places are for jobs that run a few times a day.</summary>
    private const string PromotedPrefix = "sched/";

    /// <summary>Tasks of one UUID place that become ready in a day (UTC).</summary>
    private const int MaxPromotedPerDay = 48;

    public override WritePhase Phase => WritePhase.Claim;

    protected override async Task ExecuteAsync(
        ConsumeTaskCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        var queues = commands.GroupBy(command => command.Queue, StringComparer.Ordinal).ToArray();
        await PromoteAsync(queues, batch, cancellationToken);

        var taken = queues.Select(_ => new List<(string Id, string Content)>()).ToArray();
        batch.Session.Add(
            "tasks_first",
            new Rows<IGrouping<string, ConsumeTaskCommand>>(queues)
                .Text("place", queue => TaskPlace.Waiting(queue.Key)).Bigint("count", queue => queue.Count()),
            row => taken[row.GetInt32(0)].Add((row.GetText(1), row.GetText(2))));
        await batch.Session.SendAsync(cancellationToken);

        var moves = new List<(string Id, string Place)>();
        foreach (var (queue, tasks) in queues.Zip(taken))
        {
            var waiting = new Queue<(string Id, string Content)>(tasks);
            foreach (var command in queue)
            {
                command.Outcome = waiting.TryDequeue(out var task) ? task.Content : null;
            }

            moves.AddRange(tasks.Select(task => (task.Id, TaskPlace.Consumed(queue.Key))));
        }

        TaskTable.AddMoves(batch, moves);
    }

    /// <summary>One task of each UUID place below a queue becomes ready, in the order of its age.</summary>
    private static async Task PromoteAsync(
        IGrouping<string, ConsumeTaskCommand>[] queues, Batch batch, CancellationToken cancellationToken)
    {
        var promoting = queues
            .Where(queue => queue.Key.StartsWith(PromotedPrefix, StringComparison.Ordinal))
            .Select(queue => queue.Key)
            .ToArray();
        var places = new List<(string Place, string Ready)>();
        batch.Session.Add(
            "tasks_places_below",
            new Rows<string>(promoting)
                .Text("prefix", queue => $"{queue}/")
                .Text("prefix_end", queue => Prefixes.EndOf($"{queue}/")),
            row => places.Add((row.GetText(1), TaskPlace.Waiting(promoting[row.GetInt32(0)]))));
        await batch.Session.SendAsync(cancellationToken);
        places.RemoveAll(pair => !TaskPlace.IsUuid(pair.Place[(pair.Place.LastIndexOf('/') + 1)..])
            || TaskPlace.ConsumedFrom(pair.Place) != pair.Ready);

        var promoted = new List<(string Place, string Ready)>();
        var day = batch.NowMicros / Micros.From(TimeSpan.FromDays(1));
        batch.Session.Add(
            "task_promotions_count",
            new Rows<(string Place, string Ready)>(places).Text("place", pair => pair.Place)
                .Bigint("day", _ => day)
                .Bigint("max_count", _ => MaxPromotedPerDay),
            row => promoted.Add(places[row.GetInt32(0)]));
        await batch.Session.SendAsync(cancellationToken);
        batch.Session.Add("tasks_promote", new Rows<(string Place, string Ready)>(promoted)
            .Text("place", pair => pair.Place)
            .Text("ready", pair => pair.Ready));
    }
}
