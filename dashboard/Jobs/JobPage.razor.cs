using Boxyard.Client;
using Boxyard.Dashboard.Metrics;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Jobs;

/// <summary>One job: where it stands, why it waits, what happened, what it left.</summary>
public sealed partial class JobPage
{
    private const int MaxGoodRuns = 10;
    private static readonly IReadOnlyDictionary<string, MetricDelta> NoDeltas = new Dictionary<string, MetricDelta>();

    private Job? _job;
    private WaitExplanation? _wait;
    private string _definition = "";
    private IReadOnlyDictionary<string, MetricDelta> _deltas = NoDeltas;
    private long? _lastGoodId;

    [Parameter]
    public long Id { get; set; }

    /// <summary>Which of its logs is shown.</summary>
    [SupplyParameterFromQuery(Name = "log")]
    public string? Log { get; set; }

    protected override async Task LoadAsync()
    {
        var spec = Silo.Jobs.TryGetSpecAsync(Id, Aborted);
        var outcome = await Silo.Jobs.TryGetAsync(Id, Aborted);
        (_job, Problem) = (outcome.Value, outcome.Problem);
        if (_job is { State: JobState.Queued })
        {
            // Gone from the page when it cannot be told: the rest is worth more.
            _wait = (await Silo.Jobs.TryExplainWaitAsync(Id, Aborted)).Value;
        }

        if (_job is { Attempts: [.., { Metrics: { Count: > 0 } metrics }] })
        {
            await CompareAsync(_job, metrics);
        }

        var definition = await spec;
        _definition = definition.Succeeded ? SpecYaml.Of(definition.Value) : definition.Problem.ToString();
    }

    /// <summary>Gone from the page when it cannot be told: the rest is worth more.</summary>
    private async Task CompareAsync(Job job, IReadOnlyList<JobMetric> metrics)
    {
        var runs = await Silo.Metrics.TryListRunsAsync(job.Suite, job.Group, job.Id, MaxGoodRuns, Aborted);
        if (runs.Value is [var last, ..] goodRuns)
        {
            _lastGoodId = last.JobId;
            _deltas = Comparison.OfRun(metrics, goodRuns);
        }
    }
}
