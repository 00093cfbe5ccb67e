using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Queues;

/// <summary>Queues and how much waits in them.</summary>
public sealed partial class QueueTable : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public required IReadOnlyList<JobQueue> Queues { get; set; }

    [Inject]
    private TimeProvider Clock { get; set; } = null!;
}
