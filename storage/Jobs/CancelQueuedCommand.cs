namespace Boxyard.Storage.Jobs;

/// <summary>Cancels a job that waits. The outcome is whether it still did.</summary>
internal sealed class CancelQueuedCommand(long jobId, string reason) : WriteCommandOf<bool>
{
    public long JobId { get; } = jobId;

    public string Reason { get; } = reason;

    /// <summary>The same as that of a changed attempt: both change the job.</summary>
    public override string ConflictKey { get; } = $"job:{jobId}";
}
