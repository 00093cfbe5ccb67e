namespace Boxyard.Events;

/// <summary>One who follows the logs of a job, and whether they have grown since it looked.</summary>
internal sealed class LogWatch(LogTail tail, long jobId) : IDisposable
{
    private readonly Lock _lock = new();

    // The first look finds what is there.
    private TaskCompletionSource _grown = Completed();

    public long JobId => jobId;

    /// <summary>Ends when they have grown, or may have.</summary>
    public Task Grown
    {
        get
        {
            lock (_lock)
            {
                return _grown.Task;
            }
        }
    }

    /// <summary>True once for each growth that was told: who takes it must look.</summary>
    public bool TakeGrowth()
    {
        lock (_lock)
        {
            if (!_grown.Task.IsCompleted)
            {
                return false;
            }

            _grown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return true;
        }
    }

    public void Dispose() => tail.Leave(this);

    internal void Tell()
    {
        lock (_lock)
        {
            _grown.TrySetResult();
        }
    }

    private static TaskCompletionSource Completed()
    {
        var completed = new TaskCompletionSource();
        completed.SetResult();
        return completed;
    }
}
