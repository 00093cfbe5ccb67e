using System.Collections.Immutable;

namespace Boxyard.Jobs;

/// <summary>
/// The sub-queues that are queues of their own, `queue/sub-queue`; all other jobs of a queue share it by submitter.
/// </summary>
public static class SubQueue
{
    /// <summary>Served before everything else: bisection.</summary>
    public const string Delimiter = "delimiter@localhost";

    /// <summary>Served when nothing else waits.</summary>
    public const string Idle = "idle";

    public static readonly ImmutableArray<string> All = [Delimiter, Idle];

    /// <summary>The queue of a sub-queue, and a queue itself.</summary>
    public static string WholeOf(string queue)
    {
        var slash = queue.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? queue : queue[..slash];
    }
}
