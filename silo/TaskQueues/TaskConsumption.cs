using Boxyard.Queues;

namespace Boxyard.TaskQueues;

/// <summary>Takes the next task of a queue, and waits for one when asked to.</summary>
internal sealed class TaskConsumption(ITaskStore tasks, QueueWaiters waiters, TimeProvider clock)
{
    /// <summary>The task's content; null when none came in time.</summary>
    public async Task<string?> ConsumeAsync(string queue, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (timeout <= TimeSpan.Zero)
        {
            return await tasks.ConsumeAsync(queue, cancellationToken);
        }

        var startedAt = clock.GetTimestamp();
        string[] names = [TaskWaiting.NameOf(TaskPlace.Waiting(queue))];
        using var waiter = waiters.Register(names);
        while (true)
        {
            // A consumer that has hung up must not be given a task.
            cancellationToken.ThrowIfCancellationRequested();
            if (await tasks.ConsumeAsync(queue, cancellationToken) is { } task)
            {
                return task;
            }

            var left = timeout - clock.GetElapsedTime(startedAt);
            if (left <= TimeSpan.Zero)
            {
                return null;
            }

            // When the time is over it looks once more: the net for a task whose announcement was lost.
            await waiter.WaitAsync(names, left, clock, cancellationToken);
        }
    }
}
