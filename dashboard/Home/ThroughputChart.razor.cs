using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Home;

/// <summary>How many jobs ended in each of the last hours.</summary>
public sealed partial class ThroughputChart : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public required IReadOnlyList<HourBar> Bars { get; set; }

    private string Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"In the last {Bars.Count} hours {Bars.Sum(bar => bar.GoodCount):N0} jobs succeeded, "
        + $"{Bars.Sum(bar => bar.BadCount):N0} failed in some way, "
        + $"{Bars.Sum(bar => bar.OtherCount):N0} were lost or cancelled. Times are UTC.");
}
