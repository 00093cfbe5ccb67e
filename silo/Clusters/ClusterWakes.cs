using System.Threading.Channels;
using Boxyard.Storage;

namespace Boxyard.Clusters;

/// <summary>
/// Wakes the look for cluster jobs when one has come to wait. Several wakes before it looks are one; a lost one is made
/// good by its interval.
/// </summary>
internal sealed class ClusterWakes : ICommitListener
{
    private readonly Channel<bool> _channel =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Committed(CommitNotice notice)
    {
        if (notice.IsIncomplete || notice.QueuedJobs.ContainsKey(ClusterWaiting.Name))
        {
            _channel.Writer.TryWrite(true);
        }
    }

    /// <summary>Returns when it is woken, or the time is over.</summary>
    public async Task WaitAsync(TimeSpan timeout, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            await _channel.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The interval is over.
        }
    }
}
