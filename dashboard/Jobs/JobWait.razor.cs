using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Jobs;

/// <summary>Why a job has no box yet, its place, and when it may start.</summary>
public sealed partial class JobWait : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public required WaitExplanation Wait { get; set; }
}
