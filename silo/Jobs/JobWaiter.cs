namespace Boxyard.Clusters;

/// <summary>One node that waits for the others.</summary>
internal sealed class BarrierWaiter(BarrierWakes wakes, IReadOnlyList<long> jobIds) : IDisposable
{
    private readonly SemaphoreSlim _woken = new(initialCount: 0, maxCount: 1);

    public IReadOnlyList<long> JobIds { get; } = jobIds;

    /// <summary>Returns when something of its cluster has changed since the last time, or the time is over.</summary>
    public async Task WaitAsync(TimeSpan timeout, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            await _woken.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time is over.
        }
    }

    public void Dispose()
    {
        wakes.Leave(this);
        _woken.Dispose();
    }

    /// <summary>Called under the lock of <see cref="BarrierWakes"/> alone.</summary>
    internal void Wake()
    {
        if (_woken.CurrentCount == 0)
        {
            _woken.Release();
        }
    }
}
