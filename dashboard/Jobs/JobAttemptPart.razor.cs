using Boxyard.Client;
using Boxyard.Dashboard.Metrics;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Jobs;

/// <summary>One dispatch of a job: how it ended and what it left.</summary>
public sealed partial class JobAttemptPart : ComponentBase
{
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
}
