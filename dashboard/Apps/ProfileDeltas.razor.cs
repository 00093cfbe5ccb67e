using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Apps;

/// <summary>Two profiles in numbers: each of each target that both have.</summary>
public sealed partial class ProfileDeltas : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public required ProfileComparison Comparison { get; set; }

    private IEnumerable<(ComparedTarget Target, ProfileMeasure Measure, ComparedMeasure Found)> Rows =>
        from target in Comparison.Targets
        from measure in ProfileMeasure.All
        where target.Measures.ContainsKey(measure.Name)
        select (target, measure, target.Measures[measure.Name]);
}
