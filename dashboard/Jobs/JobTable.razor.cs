using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Jobs;

/// <summary>A list of jobs.</summary>
public sealed partial class JobTable : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public required IReadOnlyList<Job> Jobs { get; set; }
}
