using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Testboxes;

/// <summary>How a box fares against the others of its group.</summary>
public sealed partial class BoxSiblings : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public required string Box { get; set; }

    /// <summary>Null when there is nothing to compare with.</summary>
    [Parameter]
    public SiblingComparison? Comparison { get; set; }
}
