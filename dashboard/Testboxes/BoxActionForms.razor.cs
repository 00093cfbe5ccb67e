using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Testboxes;

/// <summary>Keeps jobs from a box, or lets it have them again.</summary>
public sealed partial class BoxActionForms : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public required Testbox Box { get; set; }
}
