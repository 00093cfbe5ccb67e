using Boxyard.Client;

namespace Boxyard.Dashboard.Metrics;

/// <summary>One metric of a suite in one group over the commits that were tested, as a page shows it.</summary>
public sealed record CommitSeries
{
    /// <summary>So many runs of a level say what its noise is.</summary>
    private const int MinBefore = 3;

    public required string Group { get; init; }

    /// <summary>The class of the style sheet with its colour.</summary>
    public required string Swatch { get; init; }

    /// <summary>In the order in which they were tested first.</summary>
    public required IReadOnlyList<CommitRuns> Commits { get; init; }

    /// <summary>By the places at which a new level begins: the median of the level before.</summary>
    public required IReadOnlyDictionary<int, double> Changes { get; init; }

    /// <summary>Runs whose jobs name no commit.</summary>
    public required int OtherCount { get; init; }
    public required MetricDirection Direction { get; init; }

    /// <summary>From the silo's points, which are newest first.</summary>
    public static CommitSeries Of(string group, int place, string name, IReadOnlyList<MetricPoint> newestFirst)
    {
        CommitRuns[] commits =
        [
            .. newestFirst
                .Reverse()
                .Where(point => point.Commit is not null)
                .GroupBy(point => point.Commit!)
                .Select(commit => CommitRuns.Of(commit.Key, [.. commit])),
        ];
        return new CommitSeries
        {
            Group = group,
            Swatch = $"series-{place + 1}",
            Commits = commits,
            Changes = FindChanges(commits),
            OtherCount = newestFirst.Count(point => point.Commit is null),
            Direction = MetricDirections.Of(name, newestFirst is [var newest, ..] ? newest.Unit : null),
        };
    }

    public string WordAt(int place) => Numbers.Change(Changes[place], Commits[place].Spread.Median);

    public string ToneAt(int place) => (Direction, Commits[place].Spread.Median > Changes[place]) switch
    {
        (MetricDirection.HigherIsBetter, true) or (MetricDirection.LowerIsBetter, false) => "good",
        (MetricDirection.HigherIsBetter, false) or (MetricDirection.LowerIsBetter, true) => "bad",
        _ => "odd",
    };

    /// <summary>
    /// A commit whose median is beyond the noise of all runs of the level before it; one that ran once only, when the
    /// next commit stands on the same side.
    /// </summary>
    private static Dictionary<int, double> FindChanges(CommitRuns[] commits)
    {
        var changes = new Dictionary<int, double>();
        List<double> level = [];
        for (var place = 0; place < commits.Length; place++)
        {
            var before = level.Count >= MinBefore ? Spread.Of(level)! : null;
            var next = place + 1 < commits.Length ? commits[place + 1] : null;
            if (before is not null && IsChange(commits[place], next, before))
            {
                changes.Add(place, before.Median);
                level.Clear();
            }

            level.AddRange(commits[place].Points.Select(point => point.Value));
        }

        return changes;
    }

    private static bool IsChange(CommitRuns commit, CommitRuns? next, Spread before)
    {
        var band = Comparison.Band(before);
        var distance = commit.Spread.Median - before.Median;
        if (Math.Abs(distance) <= band)
        {
            return false;
        }

        var nextDistance = (next?.Spread.Median ?? before.Median) - before.Median;
        return commit.Points.Count > 1
            || (Math.Abs(nextDistance) > band && Math.Sign(nextDistance) == Math.Sign(distance));
    }
}
