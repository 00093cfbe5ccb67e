using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Home;

/// <summary>Groups of boxes: what waits, what runs, which boxes are there.</summary>
public sealed partial class GroupTable : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public required IReadOnlyList<GroupState> Groups { get; set; }

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    private static string Wait(GroupState group) => group switch
    {
        { EstimatedWaitSeconds: 0 } => "not at all",
        { EstimatedWaitSeconds: { } seconds } => $"about {Ago.Span(TimeSpan.FromSeconds(seconds))}",
        { ReadyBoxCount: 0, BusyBoxCount: 0 } => "until a box comes",
        _ => "nobody knows",
    };

    private static IEnumerable<(int Count, string Word, string Symbol, string Tone)> Boxes(GroupState group) =>
        new[]
        {
            (group.BusyBoxCount, "busy", "▶", "live"), (group.ReadyBoxCount, "ready", "✓", "good"),
            (group.HeldBoxCount, "held", "‖", "odd"), (group.SilentBoxCount, "silent", "☾", "idle"),
        }.Where(part => part.Item1 > 0);
}
