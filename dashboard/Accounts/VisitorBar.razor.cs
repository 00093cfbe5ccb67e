using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Accounts;

/// <summary>Who has signed in, and the way in or out; nothing when the silo has no accounts.</summary>
public sealed partial class VisitorBar : ComponentBase
{
    /// <summary>Where a sign-in leads back to.</summary>
    [Parameter]
    public string Page { get; set; } = "/";

    [Inject]
    private Visitor Visitor { get; set; } = null!;
}
