using Boxyard.Silo;
using Boxyard.Storage;

namespace Boxyard.Builds;

/// <summary>Wakes who looks after builds when a commit has changed jobs.</summary>
internal sealed class BuildWakes : ICommitListener
{
    private readonly WakeSignal _signal = new();

    public void Committed(CommitNotice notice)
    {
        if (notice.ChangedJobs.Count > 0 || notice.IsIncomplete)
        {
            _signal.Wake();
        }
    }

    public Task WaitAsync(TimeSpan timeout, TimeProvider clock, CancellationToken cancellationToken) =>
        _signal.WaitAsync(timeout, clock, cancellationToken);
}
