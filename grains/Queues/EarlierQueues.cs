using System.Collections.Immutable;
using Boxyard.Jobs;

namespace Boxyard.Queues;

/// <summary>Finds the queues that boxes serve before a queue.</summary>
public static class EarlierQueues
{
    /// <summary>So many are looked at: those of most boxes first.</summary>
    public const int MaxCount = 100;

    /// <summary>
    /// The queues before a queue in the orders of the boxes that serve it, each with the number of these boxes.
    /// </summary>
    public static ImmutableArray<(string Queue, int BoxCount)> Of(IEnumerable<BoxQueues> boxes, string queue) =>
    [
        .. boxes
            .Select(box => box.InOrder())
            .Where(order => order.Contains(queue))
            .SelectMany(order => order.TakeWhile(name => name != queue).Distinct(StringComparer.Ordinal))
            .CountBy(name => name, StringComparer.Ordinal)
            .OrderByDescending(count => count.Value)
            .ThenBy(count => count.Key, StringComparer.Ordinal)
            .Take(MaxCount)
            .Select(count => (count.Key, count.Value)),
    ];
}
