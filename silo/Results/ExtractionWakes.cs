using Boxyard.Silo;
using Boxyard.Storage;

namespace Boxyard.Results;

/// <summary>
/// Wakes the extraction when a commit of this silo has ended attempts; those of another silo are extracted there, or by
/// whoever polls first. A lost wake is made good by the poll.
/// </summary>
internal sealed class ExtractionWakes : ICommitListener
{
    private readonly WakeSignal _signal = new();

    public void Committed(CommitNotice notice)
    {
        if (notice.HasResultsToExtract)
        {
            _signal.Wake();
        }
    }

    public Task WaitAsync(CancellationToken cancellationToken) => _signal.WaitAsync(cancellationToken);
}
