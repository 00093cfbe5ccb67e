using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Jobs;

/// <summary>One dispatch of a job: how it ended and what it left.</summary>
public sealed partial class JobAttemptPart : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public required Job Job { get; set; }

    [Parameter]
    [EditorRequired]
    public required JobAttempt Attempt { get; set; }
}
