using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Jobs;

/// <summary>The life of a job with the gaps between its steps.</summary>
public sealed partial class JobTimeline : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public required Job Job { get; set; }

    [Inject]
    private TimeProvider Clock { get; set; } = null!;
}
