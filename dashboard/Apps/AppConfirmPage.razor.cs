using Boxyard.Client;
using Boxyard.Dashboard.Accounts;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Apps;

/// <summary>Asks once more before a version is frozen or deleted.</summary>
public sealed partial class AppConfirmPage
{
    private Client.App? _app;
    private AppRights? _rights;

    [Parameter]
    public string Space { get; set; } = "";

    [Parameter]
    public string Repository { get; set; } = "";

    [Parameter]
    public string Version { get; set; } = "";

    /// <summary>freeze or delete.</summary>
    [Parameter]
    public string Action { get; set; } = "";

    private bool IsDelete => Action == "delete";

    private string Title => $"{(IsDelete ? "Delete" : "Freeze")} {Space}/{Repository}:{Version}?";

    private string? Refusal => IsDelete
        ? AppRefusals.OfDelete(Visitor, _rights, _app!.Frozen)
        : AppRefusals.Of(Visitor, _rights, AppPermission.Write);

    protected override async Task LoadAsync()
    {
        if (Action is not ("freeze" or "delete"))
        {
            var title = $"'{Action}' is nothing to do";
            Problem = new Problem { Kind = ProblemKind.NotFound, Title = title, Status = 404 };
            return;
        }

        var outcome = await Silo.Apps.TryGetAsync(new AppVersion(Space, Repository, Version), Aborted);
        _app = outcome.Value;
        Problem = outcome.Problem is { } problem ? AppRefusals.Told(problem, Visitor.Account is not null) : null;
        _rights = (await Silo.Apps.TryGetRightsAsync(Space, Repository, Aborted)).Value;
    }
}
