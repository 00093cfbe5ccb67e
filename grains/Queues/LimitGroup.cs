namespace Boxyard.Queues;

/// <summary>The group that a queue is counted for: its name up to the first dot or slash.</summary>
public static class LimitGroup
{
    public static string Of(string queue)
    {
        var end = queue.AsSpan().IndexOfAny('.', '/');
        return end < 0 ? queue : queue[..end];
    }
}
