using Boxyard.TaskQueues;

namespace Boxyard.Storage.TaskQueues;

/// <summary>Passes consumed tasks on, and deletes tasks.</summary>
internal sealed class EndTaskExecutor : CommandExecutor<EndTaskCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        EndTaskCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        batch.Session.Add(
            "tasks_find",
            new Rows<EndTaskCommand>(commands).Text("id", command => command.Id),
            row => commands[row.GetInt32(0)].Place = row.GetText(1));
        await batch.Session.SendAsync(cancellationToken);

        var passed = commands.Where(IsPassedOn).ToArray();
        var deleted = commands.Where(IsDeleted).ToArray();
        foreach (var command in commands)
        {
            command.Outcome = IsPassedOn(command) || IsDeleted(command);
        }

        TaskTable.AddMoves(batch, [.. passed.Select(command => (command.Id, TaskPlace.Waiting(command.To!)))]);
        batch.Session.Add("tasks_delete", new Rows<EndTaskCommand>(deleted).Text("id", command => command.Id));
        foreach (var command in passed)
        {
            batch.Effects.TaskWaits(TaskPlace.Waiting(command.To!));
        }
    }

    private static bool IsPassedOn(EndTaskCommand command) =>
        command.To is not null && command.Place == TaskPlace.Consumed(command.From);

    private static bool IsDeleted(EndTaskCommand command) =>
        command is { To: null, Place: { } place } && TaskPlace.Service(place) == TaskPlace.Service(command.From);
}
