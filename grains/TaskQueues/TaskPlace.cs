namespace Boxyard.TaskQueues;

/// <summary>
/// Where a task of the old TaskQueue service stands: a queue name with its state as last element, as its clients know
/// it. Source: the service's Redis keys without `queues/`.
/// </summary>
public static class TaskPlace
{
    private const string Ready = "ready";
    private const string Idle = "idle";
    private const string InProcess = "in_process";

    /// <summary>
    /// Where a task for `queue` waits: `.../idle` and `.../UUID` name their place themselves, any other queue has its
    /// tasks in `ready`.
    /// </summary>
    public static string Waiting(string queue) => IsPlace(Last(queue)) ? queue : $"{queue}/{Ready}";

    /// <summary>Where a task goes that was consumed from `queue`.</summary>
    public static string Consumed(string queue) =>
        IsPlace(Last(queue)) ? $"{Parent(queue)}/{InProcess}" : $"{queue}/{InProcess}";

    /// <summary>The first element, which names the program whose queue it is.</summary>
    public static string Service(string queue) => queue.Split('/')[0];

    /// <summary>
    /// The place whose consumers a task in `place` is for: those of a UUID's tasks wait at its parent.
    /// </summary>
    public static string ConsumedFrom(string place) => IsUuid(Last(place)) ? $"{Parent(place)}/{Ready}" : place;

    public static bool IsUuid(string element) => Guid.TryParseExact(element, "D", out _);

    private static bool IsPlace(string element) => element == Idle || IsUuid(element);

    private static string Last(string queue) => queue[(queue.LastIndexOf('/') + 1)..];

    private static string Parent(string queue) => queue.LastIndexOf('/') is var slash and > 0 ? queue[..slash] : "";
}
