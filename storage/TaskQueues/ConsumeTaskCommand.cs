namespace Boxyard.Storage.TaskQueues;

/// <summary>Takes the oldest task of a queue. The outcome is its content; null when none waits.</summary>
internal sealed class ConsumeTaskCommand(string queue) : WriteCommandOf<string?>
{
    public string Queue { get; } = queue;
}
