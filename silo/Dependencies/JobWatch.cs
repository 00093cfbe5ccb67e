using Boxyard.Storage;

namespace Boxyard.Dependencies;

/// <summary>Hears of the commits that change certain jobs.</summary>
internal sealed class JobWatch(ChangedJobs changes, IReadOnlyCollection<long>? jobIds) : IDisposable
{
    private readonly SemaphoreSlim _signal = new(0, 1);

    /// <summary>
    /// Ends when something has changed since the last call, or at the time-out: false. Several changes in between are
    /// one.
    /// </summary>
    public async Task<bool> WaitAsync(TimeSpan timeout, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var changed = _signal.WaitAsync(ended.Token);
        try
        {
            await changed.WaitAsync(timeout, clock, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            await ended.CancelAsync();
            return false;
        }
    }

    public void Dispose() => changes.Remove(this);

    /// <summary>Called by one commit at a time.</summary>
    internal void Tell(CommitNotice notice)
    {
        var concerns = jobIds is null || notice.IsIncomplete || jobIds.Any(notice.ChangedJobs.Contains);
        if (concerns && _signal.CurrentCount == 0)
        {
            _signal.Release();
        }
    }
}
