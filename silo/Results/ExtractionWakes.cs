using Boxyard.Storage;

namespace Boxyard.Results;

/// <summary>
/// Wakes the extraction when a commit of this silo has ended attempts; those of another silo are extracted there, or by
/// whoever polls first.
/// </summary>
internal sealed class ExtractionWakes(ExtractionSignal signal) : ICommitListener
{
    public void Committed(CommitNotice notice)
    {
        if (notice.HasResultsToExtract)
        {
            signal.Wake();
        }
    }
}
