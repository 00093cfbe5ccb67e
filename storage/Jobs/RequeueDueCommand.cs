namespace Boxyard.Storage.Jobs;

/// <summary>Retries whose time has come go back to their queues, at most `maxCount`. The outcome is their number.</summary>
internal sealed class RequeueDueCommand(int maxCount) : WriteCommandOf<int>
{
    public int MaxCount { get; } = maxCount;

    public override string ConflictKey => "requeue";
}
