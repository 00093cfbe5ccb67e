namespace Boxyard.TaskQueues;

/// <summary>
/// How a commit names a task that waits, beside the queues of jobs, whose names never start with a slash.
/// </summary>
public static class TaskWaiting
{
    /// <summary>The name under which consumers of the place wait.</summary>
    public static string NameOf(string place) => $"/task/{TaskPlace.ConsumedFrom(place)}";
}
