namespace Boxyard.Storage.Results;

/// <summary>Raises the size of a log of a live attempt. The outcome is whether it still had `fromSize`.</summary>
internal sealed class GrowLogCommand(
    long jobId, int attempt, string stream, long fromSize, long toSize) : WriteCommandOf<bool>
{
    public long JobId { get; } = jobId;

    public int Attempt { get; } = attempt;

    public string Stream { get; } = stream;

    public long FromSize { get; } = fromSize;

    public long ToSize { get; } = toSize;

    public override string ConflictKey { get; } = $"log:{jobId}.{attempt}:{stream}";
}
