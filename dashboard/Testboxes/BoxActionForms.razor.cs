using Boxyard.Client;
using Boxyard.Dashboard.Accounts;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Testboxes;

/// <summary>Keeps jobs from a box, or lets it have them again.</summary>
public sealed partial class BoxActionForms : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public required Testbox Box { get; set; }

    [Inject]
    private Visitor Visitor { get; set; } = null!;

    private string? Refusal => Visitor.Refusal(AccountRole.Operator);
}
