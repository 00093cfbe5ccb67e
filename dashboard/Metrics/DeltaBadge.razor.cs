using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Metrics;

/// <summary>A change of a metric, with what it means in colour and in a word.</summary>
public sealed partial class DeltaBadge : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public required MetricDelta Delta { get; set; }
}
