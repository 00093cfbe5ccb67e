using Boxyard.Client;
using Boxyard.Dashboard.Metrics;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Jobs;

/// <summary>One dispatch of a job: how it ended and what it left.</summary>
public sealed partial class JobAttemptPart : ComponentBase
{
    private const int MaxTests = 20;

    [Parameter]
    [EditorRequired]
    public required Job Job { get; set; }

    [Parameter]
    [EditorRequired]
    public required JobAttempt Attempt { get; set; }

    /// <summary>The changes of its metrics against the last good run, by name; empty when there is none.</summary>
    [Parameter]
    public IReadOnlyDictionary<string, MetricDelta> Deltas { get; set; } = new Dictionary<string, MetricDelta>();

    /// <summary>That run's job.</summary>
    [Parameter]
    public long? LastGoodId { get; set; }

    /// <summary>Those that did not pass first.</summary>
    private IEnumerable<JobTest> ShownTests =>
        Attempt.Tests.OrderBy(test => test.Outcome == "passed").Take(MaxTests);

    private static string TestTone(JobTest test) => test.Outcome switch
    {
        "passed" => "good",
        "failed" => "bad",
        "skipped" => "idle",
        _ => "odd",
    };
}
