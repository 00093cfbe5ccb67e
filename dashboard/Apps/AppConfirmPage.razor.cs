using Boxyard.Client;
using Boxyard.Dashboard.Accounts;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Apps;

/// <summary>Asks once more before a version is frozen or deleted.</summary>
public sealed partial class AppConfirmPage : ComponentBase
{
    private Client.App? _app;
    private AppRights? _rights;
    private Problem? _problem;

    [Parameter]
    public string Space { get; set; } = "";

    [Parameter]
    public string Repository { get; set; } = "";

    [Parameter]
    public string Version { get; set; } = "";

    /// <summary>freeze or delete.</summary>
    [Parameter]
    public string Action { get; set; } = "";

    [CascadingParameter]
    public HttpContext? HttpContext { get; set; }

    [Inject]
    private BoxyardClient Silo { get; set; } = null!;

    [Inject]
    private Visitor Visitor { get; set; } = null!;

    private bool IsDelete => Action == "delete";

    private string Title => $"{(IsDelete ? "Delete" : "Freeze")} {Space}/{Repository}:{Version}?";

    private string? Refusal => IsDelete
        ? AppRefusals.OfDelete(Visitor, _rights, _app!.Frozen)
        : AppRefusals.Of(Visitor, _rights, AppPermission.Write);

    protected override async Task OnInitializedAsync()
    {
        if (Action is not ("freeze" or "delete"))
        {
            var title = $"'{Action}' is nothing to do";
            _problem = new Problem { Kind = ProblemKind.NotFound, Title = title, Status = 404 };
            return;
        }

        var cancellationToken = HttpContext?.RequestAborted ?? CancellationToken.None;
        var outcome = await Silo.Apps.TryGetAsync(new AppVersion(Space, Repository, Version), cancellationToken);
        _app = outcome.Value;
        _problem = outcome.Problem is { } problem ? AppRefusals.Told(problem, Visitor.Account is not null) : null;
        _rights = (await Silo.Apps.TryGetRightsAsync(Space, Repository, cancellationToken)).Value;
    }
}
