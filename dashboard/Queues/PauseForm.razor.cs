using Boxyard.Client;
using Boxyard.Dashboard.Accounts;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Queues;

/// <summary>Pauses a queue or lets it give jobs again.</summary>
public sealed partial class PauseForm : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public required QueueDetail Queue { get; set; }

    [Inject]
    private Visitor Visitor { get; set; } = null!;

    private string? Refusal => Visitor.Refusal(AccountRole.Operator);
}
