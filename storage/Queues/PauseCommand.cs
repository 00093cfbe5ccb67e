namespace Boxyard.Storage.Queues;

/// <summary>
/// Pauses or resumes a queue. The outcome: whether there is such a queue, or, of a resume, whether it was paused.
/// </summary>
internal sealed class PauseCommand(string queue, bool isPause, string? reason, string? by) : WriteCommandOf<bool>
{
    public string Queue { get; } = queue;

    public bool IsPause { get; } = isPause;

    public string? Reason { get; } = reason;

    public string? By { get; } = by;

    public override string ConflictKey { get; } = $"pause:{queue}";
}
