using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Jobs;

/// <summary>What can be done to a job; what cannot says why.</summary>
public sealed partial class JobActionForms : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public required Job Job { get; set; }

    /// <summary>Null when it can be cancelled.</summary>
    private string? CancelRefusal => Job.IsFinished ? "It is over already"
        : Job.State == JobState.PostRun ? "Its program is over; the box uploads"
        : null;
}
