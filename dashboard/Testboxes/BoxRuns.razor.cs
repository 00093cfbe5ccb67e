using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Testboxes;

/// <summary>The last runs of a box, as bars and as a table.</summary>
public sealed partial class BoxRuns : ComponentBase
{
    /// <summary>Newest first.</summary>
    [Parameter]
    [EditorRequired]
    public required IReadOnlyList<TestboxRun> Runs { get; set; }
}
