namespace Boxyard.TaskQueues;

/// <summary>What became of a task that was to be added.</summary>
public sealed record AddTaskOutcome
{
    public required AddTaskKind Kind { get; init; }

    /// <summary>The task's id; null when it was not added.</summary>
    public string? Id { get; init; }
}
