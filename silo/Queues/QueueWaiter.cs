namespace Boxyard.Queues;

/// <summary>One box that waits. Disposing gives its place up, and passes on a wake that it did not use.</summary>
internal sealed class QueueWaiter(QueueWaiters waiters, long sequence) : IDisposable
{
    private TaskCompletionSource<string> _woken = NewSignal();
    private bool _awaitedWake;
    private bool _usedWake;

    /// <summary>Lower is longer waiting.</summary>
    public long Sequence { get; } = sequence;

    internal List<(string Queue, LinkedListNode<QueueWaiter> Node)> Places { get; } = [];

    /// <summary>Ends with the queue that got a job; true then, false when the time is over.</summary>
    public async Task<bool> WaitAsync(TimeSpan timeout, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            await _woken.Task.WaitAsync(timeout, clock, cancellationToken);
            _awaitedWake = true;
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>The wake led to nothing, since others were faster: waits on.</summary>
    public void Reenter(IReadOnlyList<string> queues) => waiters.Reenter(this, queues);

    /// <summary>
    /// The box got a job of this queue. That uses up the wake of the same queue, unless the wake came before it was awaited: the look that follows the
    /// registration stands for jobs that were announced to nobody, so the wake's own job may still wait.
    /// </summary>
    public void UseWake(string queue) => _usedWake = _awaitedWake && _woken.Task.Result == queue;

    public void Dispose()
    {
        waiters.Remove(this);
        // After the removal: from here on no wake can come, so none is lost between the look and the leaving.
        if (_woken.Task.IsCompleted && !_usedWake)
        {
            waiters.Wake(_woken.Task.Result, 1);
        }
    }

    internal void Signal(string queue) => _woken.SetResult(queue);

    internal void Reset()
    {
        _woken = NewSignal();
        _awaitedWake = false;
    }

    private static TaskCompletionSource<string> NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
