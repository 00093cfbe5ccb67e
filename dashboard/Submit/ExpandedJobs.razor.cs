using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Submit;

/// <summary>The jobs that a submit would queue, and which boxes could take them.</summary>
public sealed partial class ExpandedJobs : ComponentBase
{
    private const int MaxShown = 20;

    [Parameter]
    [EditorRequired]
    public required IReadOnlyList<ExpandedJob> Jobs { get; set; }

    private static string Fit(ExpandedJob job) => job.FittingBoxes switch
    {
        null => "–",
        { BoxCount: 0 } => "none is known",
        { BoxCount: 1, Boxes: [var only, ..] } => only,
        { Boxes: [var first, ..] } fit => $"{fit.BoxCount}: {first} …",
        var fit => $"{fit.BoxCount}",
    };
}
