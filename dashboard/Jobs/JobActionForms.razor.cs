using Boxyard.Client;
using Boxyard.Dashboard.Accounts;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Jobs;

/// <summary>What can be done to a job; what cannot says why.</summary>
public sealed partial class JobActionForms : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public required Job Job { get; set; }

    [Inject]
    private Visitor Visitor { get; set; } = null!;

    /// <summary>Null when it can be cancelled.</summary>
    private string? CancelRefusal => Job.IsFinished ? "It is over already"
        : Job.State == JobState.PostRun ? "Its program is over; the box uploads"
        : Visitor.RefusalForJobsOf(Job.Submitter);

    /// <summary>Null when it can be submitted again.</summary>
    private string? RetryRefusal => Job.IsFinished ? Visitor.Refusal(AccountRole.Submitter) : "It is not over yet";
}
