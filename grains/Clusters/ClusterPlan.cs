using System.Collections.Immutable;
using Boxyard.Jobs;

namespace Boxyard.Clusters;

/// <summary>
/// Which cluster jobs get their boxes: high priority first, then the older; each all of its boxes or none, so that two
/// of them never hold boxes that the other needs.
/// </summary>
public static class ClusterPlan
{
    /// <param name="parts">All parts of clusters whose boxes are all free and present.</param>
    /// <param name="of">What is known of a part.</param>
    public static ImmutableArray<TPart> Choose<TPart>(IEnumerable<TPart> parts, Func<TPart, WaitingPart> of)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var chosen = ImmutableArray.CreateBuilder<TPart>();
        var clusters = parts
            .GroupBy(part => of(part).ClusterId)
            .OrderByDescending(cluster => cluster.Max(part => of(part).Priority))
            .ThenBy(cluster => cluster.Key);
        foreach (var cluster in clusters)
        {
            var isWhole = cluster.All(
                part => of(part).State == JobState.Queued && !taken.Contains(of(part).Testbox));
            if (isWhole)
            {
                taken.UnionWith(cluster.Select(part => of(part).Testbox));
                chosen.AddRange(cluster.OrderBy(part => of(part).JobId));
            }
        }

        return chosen.ToImmutable();
    }
}
