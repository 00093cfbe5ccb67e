using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Apps;

/// <summary>Who may what with an app.</summary>
public sealed partial class GrantTable : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public required Client.App App { get; set; }

    /// <summary>Null for who may not see them.</summary>
    [Parameter]
    public IReadOnlyList<AppGrant>? Grants { get; set; }

    /// <summary>Why they cannot be changed; null when they can.</summary>
    [Parameter]
    public string? Refusal { get; set; }

    /// <summary>Of the repository, who need not have submitted this version.</summary>
    [Parameter]
    public string? Owner { get; set; }

    /// <summary>That of the owner stays, whoever asks.</summary>
    private bool IsOwners(AppGrant grant) =>
        grant.GranteeType == "USER" && grant.Grantee == Owner && grant.Permission == AppPermission.FullControl;
}
