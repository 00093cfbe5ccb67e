using Boxyard.Client;
using Boxyard.Dashboard.Accounts;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Testboxes;

/// <summary>What people wrote down about a box.</summary>
public sealed partial class BoxNotes : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public required string Box { get; set; }

    /// <summary>Newest first.</summary>
    [Parameter]
    [EditorRequired]
    public required IReadOnlyList<TestboxNote> Notes { get; set; }

    [Inject]
    private Visitor Visitor { get; set; } = null!;

    private string? Refusal => Visitor.Refusal(AccountRole.Operator);
}
