using System.Globalization;
using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Queues;

/// <summary>How long jobs of a queue waited for their first box: percentiles over the last hours.</summary>
public sealed partial class WaitChart : ComponentBase
{
    private const double MinutesFrom = 180;
    private const double HoursFrom = 3 * 3600;

    [Parameter]
    [EditorRequired]
    public required QueueWaits Waits { get; set; }

    /// <summary>The unit in which the longest wait reads best.</summary>
    private (double Seconds, string Word) Unit => Waits.Slices.Max(slice => slice.P99Seconds) switch
    {
        >= HoursFrom => (3600, "hours"),
        >= MinutesFrom => (60, "minutes"),
        _ => (1, "seconds"),
    };

    private IReadOnlyList<WaitBar> Bars => WaitBar.Of(Waits, Unit.Seconds);

    private string Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"{Waits.Slices.Sum(slice => slice.JobCount):N0} jobs got their first box in the last 24 hours; the longest "
        + $"wait was {Span(Waits.Slices.Max(slice => slice.P99Seconds))}. Times are UTC.");

    private static string Span(double seconds) => Ago.Span(TimeSpan.FromSeconds(seconds));
}
