using System.Text.Json;
using Boxyard.Jobs;

namespace Boxyard.Metrics;

/// <summary>
/// Reads from the texts of jobs which commits they tested; so much of them that a page can wait for it.
/// </summary>
internal sealed class MetricCommits(IJobStore jobs)
{
    /// <summary>A job with a larger text counts as one without a commit.</summary>
    private const long MaxBytes = 64 * 1024;
    private const long MaxBytesInAll = 8 * 1024 * 1024;

    /// <summary>The points with their commits.</summary>
    public async Task<IReadOnlyList<MetricPoint>> AddAsync(
        IReadOnlyList<MetricPoint> points, CancellationToken cancellationToken)
    {
        var sizes = await jobs.ListSpecSizesAsync([.. points.Select(point => point.JobId)], cancellationToken);
        var wanted = new List<long>();
        var bytes = 0L;
        foreach (var point in points)
        {
            var size = sizes.GetValueOrDefault(point.JobId, long.MaxValue);
            if (size <= MaxBytes && bytes + size <= MaxBytesInAll)
            {
                wanted.Add(point.JobId);
                bytes += size;
            }
        }

        var texts = await jobs.ListSpecsAsync(wanted, cancellationToken);
        return [.. points.Select(point => texts.TryGetValue(point.JobId, out var text)
            ? point with { Commit = Find(text) }
            : point)];
    }

    private static string? Find(string text)
    {
        using var job = JsonDocument.Parse(text);
        return JobCommit.Find(job.RootElement);
    }
}
