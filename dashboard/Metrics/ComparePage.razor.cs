using System.Globalization;
using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Metrics;

/// <summary>Two jobs, or two sets of jobs, side by side: their metrics, and what changed beyond the noise.</summary>
public sealed partial class ComparePage
{
    private const int MaxJobs = 10;
    private const int MaxMetrics = 2_000;

    private readonly List<string> _mistakes = [];
    private IReadOnlyList<Job> _before = [];
    private IReadOnlyList<Job> _after = [];
    private IReadOnlyList<MetricDelta> _deltas = [];

    [SupplyParameterFromQuery(Name = "a")]
    public string? A { get; set; }

    [SupplyParameterFromQuery(Name = "b")]
    public string? B { get; set; }

    protected override async Task LoadAsync()
    {
        var (before, after) = (ReadIds(A), ReadIds(B));
        _before = await Task.WhenAll(before.Select(id => Silo.Jobs.GetAsync(id, Aborted)));
        _after = await Task.WhenAll(after.Select(id => Silo.Jobs.GetAsync(id, Aborted)));
        _deltas = Comparison.OfSets(
            await Task.WhenAll(_before.Select(job => ReadAsync(job))),
            await Task.WhenAll(_after.Select(job => ReadAsync(job))));
    }

    private static string Median(Spread? spread) => spread is null ? "–" : Numbers.Of(spread.Median);

    private static string Quartiles(Spread? spread) => spread is { Count: > 1 }
        ? $"{Numbers.Of(spread.LowerQuartile)} … {Numbers.Of(spread.UpperQuartile)}"
        : "";

    /// <summary>The metrics of its newest attempt.</summary>
    private async Task<IReadOnlyList<JobMetric>> ReadAsync(Job job)
    {
        if (job.Attempts is not [.., var newest])
        {
            return [];
        }

        return newest.MetricCount <= newest.Metrics.Count
            ? newest.Metrics
            : await Silo.Jobs.ListMetricsAsync(job.Id, newest.Number, Aborted)
                .Take(MaxMetrics).ToListAsync(Aborted);
    }

    private List<long> ReadIds(string? text)
    {
        List<long> ids = [];
        foreach (var word in (text ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            if (long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                ids.Add(id);
            }
            else
            {
                _mistakes.Add($"'{word}' is no id of a job; it was left out.");
            }
        }

        if (ids.Count > MaxJobs)
        {
            _mistakes.Add($"Of {ids.Count} jobs the first {MaxJobs} are compared.");
        }

        return [.. ids.Distinct().Take(MaxJobs)];
    }
}
