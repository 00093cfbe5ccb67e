using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Jobs;

/// <summary>A log: its first lines; the rest, and what grows, is read by the page's script.</summary>
public sealed partial class LogFrame : ComponentBase
{
    /// <summary>The address of its bytes, which takes an `offset`.</summary>
    [Parameter]
    [EditorRequired]
    public required string Raw { get; set; }

    [Parameter]
    [EditorRequired]
    public required string Label { get; set; }

    [Parameter]
    [EditorRequired]
    public required string FileName { get; set; }

    [Parameter]
    public LogHead Head { get; set; } = LogHead.Empty;

    /// <summary>It grows; the page says so too, by an element with `data-log-grows`.</summary>
    [Parameter]
    public bool IsLive { get; set; }
}
