using Boxyard.TaskQueues;

namespace Boxyard.Storage.TaskQueues;

/// <summary>Adds a task.</summary>
internal sealed class AddTaskCommand(NewTask task) : WriteCommandOf<AddTaskOutcome>
{
    public NewTask Task { get; } = task;

    public override string? ConflictKey { get; } = task.Id is null ? null : $"task:{task.Id}";

    /// <summary>Where a task of its id stands; null when there is none.</summary>
    public string? KnownPlace { get; set; }

    public override void Reset()
    {
        base.Reset();
        KnownPlace = null;
    }
}
