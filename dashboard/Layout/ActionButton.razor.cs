using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Layout;

/// <summary>
/// A button of a form that may be refused. Why it is disabled stands beside it: a title alone is neither read out nor
/// seen on a phone.
/// </summary>
public sealed partial class ActionButton : ComponentBase
{
    /// <summary>Null when it can be pressed.</summary>
    [Parameter]
    [EditorRequired]
    public required string? Refusal { get; set; }

    /// <summary>False for those of several buttons before the last, which says the one reason.</summary>
    [Parameter]
    public bool SaysWhy { get; set; } = true;

    [Parameter]
    public string? Class { get; set; }

    [Parameter]
    public string? Name { get; set; }

    [Parameter]
    public string? Value { get; set; }

    [Parameter]
    public string? FormAction { get; set; }

    /// <summary>What it does, while it can be pressed.</summary>
    [Parameter]
    public string? Title { get; set; }

    [Parameter]
    [EditorRequired]
    public required RenderFragment ChildContent { get; set; }
}
