namespace Boxyard.Agent.Boxes;

/// <summary>
/// The memory that boxes may take together. A box holds its share while it asks and while it runs; those for whom
/// nothing is left wait in the order of their coming, so that small boxes cannot keep out a large one.
/// </summary>
internal sealed class MemoryBudget(int totalMiB)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<Waiting> _line = [];
    private int _takenMiB;

    public int TotalMiB => totalMiB;

    /// <summary>Whether somebody waits for memory: who asks in vain should make room soon.</summary>
    public bool HasWaiting
    {
        get
        {
            lock (_gate)
            {
                return _line.Count > 0;
            }
        }
    }

    /// <summary>Waits until the memory is free.</summary>
    public async Task<IDisposable> TakeAsync(int memoryMiB, CancellationToken cancellationToken)
    {
        Waiting waiting;
        lock (_gate)
        {
            if (_line.Count == 0 && _takenMiB + memoryMiB <= totalMiB)
            {
                return Grant(memoryMiB);
            }

            waiting = new Waiting(memoryMiB, new(TaskCreationOptions.RunContinuationsAsynchronously));
            _line.AddLast(waiting);
        }

        using var onCancel = cancellationToken.Register(() => GiveUp(waiting, cancellationToken));
        return await waiting.Granted.Task;
    }

    /// <summary>For a box that runs already, whether it fits or not.</summary>
    public IDisposable TakeUp(int memoryMiB)
    {
        lock (_gate)
        {
            return Grant(memoryMiB);
        }
    }

    private MemoryShare Grant(int memoryMiB)
    {
        _takenMiB += memoryMiB;
        return new MemoryShare(() => Return(memoryMiB));
    }

    private void Return(int memoryMiB)
    {
        lock (_gate)
        {
            _takenMiB -= memoryMiB;
            LetIn();
        }
    }

    private void GiveUp(Waiting waiting, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_line.Remove(waiting))
            {
                waiting.Granted.TrySetCanceled(cancellationToken);
                LetIn();
            }
        }
    }

    private void LetIn()
    {
        while (_line.First is { } first && _takenMiB + first.Value.MemoryMiB <= totalMiB)
        {
            _line.RemoveFirst();
            first.Value.Granted.SetResult(Grant(first.Value.MemoryMiB));
        }
    }

    private sealed record Waiting(int MemoryMiB, TaskCompletionSource<IDisposable> Granted);
}
