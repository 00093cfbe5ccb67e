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

    /// <summary>Where to begin, in bytes: behind 0 its lines have no numbers.</summary>
    [Parameter]
    public long From { get; set; }

    /// <summary>
    /// The page of the whole log, where links to lines lead, for a frame that is a part of another page. It shows no
    /// lines without script, and begins at the end.
    /// </summary>
    [Parameter]
    public string? Page { get; set; }

    /// <summary>It grows; the page says so too, by an element with `data-log-grows`.</summary>
    [Parameter]
    public bool IsLive { get; set; }
}
