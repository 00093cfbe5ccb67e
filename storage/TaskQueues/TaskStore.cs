using Boxyard.TaskQueues;

namespace Boxyard.Storage.TaskQueues;

/// <summary><see cref="ITaskStore"/> on the database.</summary>
internal sealed class TaskStore(IDatabase database, GroupWriter writer) : ITaskStore
{
    public Task<AddTaskOutcome> AddAsync(NewTask task, CancellationToken cancellationToken) =>
        writer.WriteAsync(new AddTaskCommand(task), cancellationToken);

    public Task<string?> ConsumeAsync(string queue, CancellationToken cancellationToken) =>
        writer.WriteAsync(new ConsumeTaskCommand(queue), cancellationToken);

    public Task<bool> HandOverAsync(string id, string from, string to, CancellationToken cancellationToken) =>
        writer.WriteAsync(new EndTaskCommand(id, from, to), cancellationToken);

    public Task<bool> DeleteAsync(string id, string queue, CancellationToken cancellationToken) =>
        writer.WriteAsync(new EndTaskCommand(id, queue, to: null), cancellationToken);

    public async Task<IReadOnlyList<string>> ListPlacesAsync(
        string afterPlace, int maxCount, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "tasks_places",
            RowSet.One().With("after_place", afterPlace).With("count", maxCount),
            row => row.GetText(0),
            cancellationToken);
}
