using System.Text.Json;
using Boxyard.Queues;

namespace Boxyard.TaskQueues;

/// <summary>Takes the next task of a queue, and waits for one when asked to.</summary>
internal sealed class TaskConsumption(ITaskStore tasks, QueueWaiters waiters, TimeProvider clock)
{
    /// <summary>
    /// The task's content; null when none came in time, or `hungUp` or `stopping` ended the wait. A look that has begun
    /// is not cancelled, since its task would be taken and told to nobody; that of a client which has hung up meanwhile
    /// goes back.
    /// </summary>
    public async Task<string?> ConsumeAsync(
        string queue, TimeSpan timeout, CancellationToken hungUp, CancellationToken stopping)
    {
        var startedAt = clock.GetTimestamp();
        string[] names = [TaskWaiting.NameOf(TaskPlace.Waiting(queue))];
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(hungUp, stopping);
        using var waiter = timeout > TimeSpan.Zero ? waiters.Register(names) : null;
        while (!ended.IsCancellationRequested)
        {
            if (await tasks.ConsumeAsync(queue, CancellationToken.None) is { } task)
            {
                return hungUp.IsCancellationRequested ? await PutBackAsync(queue, task) : task;
            }

            var left = timeout - clock.GetElapsedTime(startedAt);
            if (left <= TimeSpan.Zero || waiter is null)
            {
                return null;
            }

            try
            {
                // When the time is over it looks once more: the net for a task whose announcement was lost.
                await waiter.WaitAsync(names, left, clock, ended.Token);
            }
            catch (OperationCanceledException) when (ended.IsCancellationRequested)
            {
                return null;
            }
        }

        return null;
    }

    private async Task<string?> PutBackAsync(string queue, string task)
    {
        using var content = JsonDocument.Parse(task);
        await tasks.HandOverAsync(
            content.RootElement.GetProperty("id").ToString(), queue, queue, CancellationToken.None);
        return null;
    }
}
