using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Jobs;

/// <summary>A job's or an attempt's state.</summary>
public sealed partial class StateBadge : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public required JobState State { get; set; }
}
