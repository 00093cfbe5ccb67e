namespace Boxyard.TaskQueues;

/// <summary>A task to be added.</summary>
public sealed record NewTask
{
    /// <summary>As the client named it.</summary>
    public required string Queue { get; init; }

    /// <summary>A JSON object; a task that gets an id has it added.</summary>
    public required string Content { get; init; }

    /// <summary>The task's own id; null for a new one.</summary>
    public string? Id { get; init; }

    /// <summary>The lab that a new id begins with; null for a bare number.</summary>
    public string? Lab { get; init; }
}
