using Boxyard.Jobs;

namespace Boxyard.Queues;

/// <summary>The names that queues may have.</summary>
public static class QueueName
{
    /// <summary>
    /// What is wrong with the name of a queue or sub-queue, to be read after its subject; null when nothing is.
    /// </summary>
    public static string? FindProblem(string name)
    {
        var whole = SubQueue.WholeOf(name);
        return SafeName.FindProblem(whole)
            ?? (whole == name || SubQueue.All.Contains(name[(whole.Length + 1)..])
                ? null
                : $"has no such sub-queue; there are {string.Join(" and ", SubQueue.All)}.");
    }
}
