using Boxyard.TaskQueues;

namespace Boxyard.Storage.TaskQueues;

/// <summary>Adds the tasks of a batch. One that brings its id is taken when no task has it.</summary>
internal sealed class AddTaskExecutor : CommandExecutor<AddTaskCommand>
{
    public override WritePhase Phase => WritePhase.Submit;

    protected override async Task ExecuteAsync(
        AddTaskCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        var known = commands.Where(command => command.Task.Id is not null).ToArray();
        var fresh = commands.Where(command => command.Task.Id is null).ToArray();
        var lastId = 0L;
        batch.Session.Add(
            "tasks_find",
            new Rows<AddTaskCommand>(known).Text("id", command => command.Task.Id),
            row => known[row.GetInt32(0)].KnownPlace = row.GetText(1));
        batch.Session.Add(
            "sequences_take", RowSet.One().With("count", fresh.Length), row => lastId = row.GetInt64(0));
        await batch.Session.SendAsync(cancellationToken);

        var added = new List<(string Id, string Place, string Content)>();
        foreach (var (index, command) in fresh.Index())
        {
            var number = lastId - fresh.Length + 1 + index;
            var content = TaskId.AddTo(command.Task.Content, command.Task.Lab, number);
            Add(command, TaskId.Of(command.Task.Lab, number), content, added);
        }

        foreach (var command in known)
        {
            var kind = Judge(command, lastId - fresh.Length);
            if (kind == AddTaskKind.Added)
            {
                Add(command, command.Task.Id!, command.Task.Content, added);
            }
            else
            {
                command.Outcome = new AddTaskOutcome { Kind = kind };
            }
        }

        Store(added, batch);
    }

    private static AddTaskKind Judge(AddTaskCommand command, long highestId)
    {
        var queue = command.Task.Queue;
        return TaskId.FindNumber(command.Task.Id!) is not { } number || number > highestId ? AddTaskKind.IdTooHigh
            : command.KnownPlace is not { } place ? AddTaskKind.Added
            : place == TaskPlace.Waiting(queue) ? AddTaskKind.InQueue
            : TaskPlace.Service(place) == TaskPlace.Service(queue) ? AddTaskKind.InService
            : AddTaskKind.Elsewhere;
    }

    private static void Add(
        AddTaskCommand command, string id, string content, List<(string Id, string Place, string Content)> added)
    {
        added.Add((id, TaskPlace.Waiting(command.Task.Queue), content));
        command.Outcome = new AddTaskOutcome { Kind = AddTaskKind.Added, Id = id };
    }

    private static void Store(List<(string Id, string Place, string Content)> added, Batch batch)
    {
        var ranked = added.Index().ToArray();
        batch.Session.Add("tasks_insert", new Rows<(int Index, (string Id, string Place, string Content) Task)>(ranked)
            .Text("id", row => row.Task.Id)
            .Text("place", row => row.Task.Place)
            .Bigint("rank", row => TaskTable.Rank(batch, row.Index))
            .Text("content", row => row.Task.Content));
        foreach (var (_, place, _) in added)
        {
            batch.Effects.TaskWaits(place);
        }
    }
}
