namespace Boxyard.Queues;

/// <summary>One box that waits. Disposing gives its place up, and passes on a wake that nobody looked after.</summary>
internal sealed class QueueWaiter(QueueWaiters waiters, long sequence, string? testbox) : IDisposable
{
    private TaskCompletionSource<string> _woken = NewSignal();

    /// <summary>Lower is longer waiting.</summary>
    public long Sequence { get; } = sequence;

    /// <summary>Null for who is no box.</summary>
    public string? Testbox { get; } = testbox;

    /// <summary>It was woken and has not looked yet: it stands in no line.</summary>
    internal bool IsWoken => _woken.Task.IsCompleted;

    internal List<(string Queue, LinkedListNode<QueueWaiter> Node)> Places { get; } = [];

    /// <summary>
    /// The queue that got a job, or null when the time is over. The box has its place again when this returns, with the
    /// seniority of before, so that one look is enough. Who does not take a job of that queue then passes the wake on
    /// (<see cref="QueueWaiters.Wake"/>).
    /// </summary>
    public async Task<string?> WaitAsync(
        IReadOnlyList<string> queues, TimeSpan timeout, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            var queue = await _woken.Task.WaitAsync(timeout, clock, cancellationToken);
            _woken = NewSignal();
            waiters.Enter(this, queues);
            return queue;
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        waiters.Leave(this);
        // After the leaving: from here on no wake can come, so none is lost in between.
        if (_woken.Task.IsCompletedSuccessfully)
        {
            waiters.Wake(_woken.Task.Result, 1);
        }
    }

    internal void Signal(string queue) => _woken.SetResult(queue);

    private static TaskCompletionSource<string> NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
