namespace Boxyard.Storage.TaskQueues;

/// <summary>
/// Passes a consumed task on from one queue to another, or deletes it when `to` is null. The outcome is whether it was
/// there.
/// </summary>
internal sealed class EndTaskCommand(string id, string from, string? to) : WriteCommandOf<bool>
{
    public string Id { get; } = id;

    public string From { get; } = from;

    public string? To { get; } = to;

    public override string ConflictKey { get; } = $"task:{id}";

    /// <summary>Where the task stands; null when there is none.</summary>
    public string? Place { get; set; }

    public override void Reset()
    {
        base.Reset();
        Place = null;
    }
}
