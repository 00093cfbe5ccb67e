using Boxyard.Client;

namespace Boxyard.Dashboard.Metrics;

/// <summary>The good runs of one commit.</summary>
public sealed record CommitRuns
{
    private const int ShortLength = 12;

    public required string Commit { get; init; }

    /// <summary>Oldest first; at least one.</summary>
    public required IReadOnlyList<MetricPoint> Points { get; init; }
    public required Spread Spread { get; init; }

    /// <summary>As git shows it in lists; branches and tags are short anyway.</summary>
    public string ShortName => Commit.Length > ShortLength ? Commit[..ShortLength] : Commit;

    public static CommitRuns Of(string commit, IReadOnlyList<MetricPoint> points) => new()
    {
        Commit = commit,
        Points = points,
        Spread = Spread.Of(points.Select(point => point.Value))!,
    };
}
