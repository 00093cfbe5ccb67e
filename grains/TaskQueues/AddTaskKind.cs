namespace Boxyard.TaskQueues;

/// <summary>Whether a task was added, and what was in its way.</summary>
public enum AddTaskKind
{
    Unknown = 0,
    Added,

    /// <summary>The number of its id was never given out.</summary>
    IdTooHigh,

    /// <summary>It waits in that queue already.</summary>
    InQueue,

    /// <summary>A queue of that service has it.</summary>
    InService,

    /// <summary>Another service has it.</summary>
    Elsewhere,
}
