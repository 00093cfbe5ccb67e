using Boxyard.Client;
using Boxyard.Dashboard.Metrics;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Jobs;

/// <summary>One job: where it stands, why it waits, what happened, what it left.</summary>
public sealed partial class JobPage : ComponentBase
{
    private const int MaxGoodRuns = 10;
    private static readonly IReadOnlyDictionary<string, MetricDelta> NoDeltas = new Dictionary<string, MetricDelta>();

    private Job? _job;
    private WaitExplanation? _wait;
    private Problem? _problem;
    private string _definition = "";
    private IReadOnlyDictionary<string, MetricDelta> _deltas = NoDeltas;
    private long? _lastGoodId;

    [Parameter]
    public long Id { get; set; }

    [CascadingParameter]
    public HttpContext? HttpContext { get; set; }

    [Inject]
    private BoxyardClient Silo { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var cancellationToken = HttpContext?.RequestAborted ?? CancellationToken.None;
        var spec = Silo.Jobs.TryGetSpecAsync(Id, cancellationToken);
        var outcome = await Silo.Jobs.TryGetAsync(Id, cancellationToken);
        (_job, _problem) = (outcome.Value, outcome.Problem);
        if (_job is { State: JobState.Queued })
        {
            // Gone from the page when it cannot be told: the rest is worth more.
            _wait = (await Silo.Jobs.TryExplainWaitAsync(Id, cancellationToken)).Value;
        }

        if (_job is { Attempts: [.., { Metrics: { Count: > 0 } metrics }] })
        {
            await CompareAsync(_job, metrics, cancellationToken);
        }

        var definition = await spec;
        _definition = definition.Succeeded ? SpecYaml.Of(definition.Value) : definition.Problem.ToString();
    }

    /// <summary>Gone from the page when it cannot be told: the rest is worth more.</summary>
    private async Task CompareAsync(Job job, IReadOnlyList<JobMetric> metrics, CancellationToken cancellationToken)
    {
        var runs = await Silo.Metrics.TryListRunsAsync(job.Suite, job.Group, job.Id, MaxGoodRuns, cancellationToken);
        if (runs.Value is [var last, ..] goodRuns)
        {
            _lastGoodId = last.JobId;
            _deltas = Comparison.OfRun(metrics, goodRuns);
        }
    }
}
