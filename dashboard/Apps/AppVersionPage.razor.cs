using Boxyard.Client;
using Boxyard.Dashboard.Accounts;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Apps;

/// <summary>One version of an app: what it is, its builds, its other versions, and who may what.</summary>
public sealed partial class AppVersionPage
{
    /// <summary>What the silo gives at a time.</summary>
    private const int MaxShown = 100;

    private const int CommitLength = 12;

    private Client.App? _app;
    private IReadOnlyList<Client.App> _versions = [];
    private IReadOnlyList<AppBuild>? _builds;
    private IReadOnlyList<AppGrant>? _grants;
    private AppRights? _rights;

    [Parameter]
    public string Space { get; set; } = "";

    [Parameter]
    public string Repository { get; set; } = "";

    /// <summary>Null for the newest.</summary>
    [Parameter]
    public string? Version { get; set; }

    /// <summary>Only builds older than this one.</summary>
    [SupplyParameterFromQuery(Name = "before")]
    public string? Before { get; set; }

    private bool IsPublic => _grants?.Contains(AppGrant.ToAll) == true;

    private string? BuildRefusal => AppRefusals.OfBuild(Visitor, _rights);

    private string? FreezeRefusal => AppRefusals.Of(Visitor, _rights, AppPermission.Write);

    private string? GrantRefusal => AppRefusals.Of(Visitor, _rights, AppPermission.WriteAcp);

    protected override async Task LoadAsync()
    {
        var rights = Silo.Apps.TryGetRightsAsync(Space, Repository, Aborted);
        var grants = Silo.Apps.TryListGrantsAsync(Space, Repository, Aborted);
        var page = await Silo.Apps.TryGetPageAsync(
            new AppQuery { Namespace = Space, Name = Repository }, Aborted);
        // Newest first; of those of one second, which is all that the silo tells, the last by name.
        _versions = [.. (page.Value?.Apps ?? []).OrderBy(version => version.CreatedAt).Reverse()];
        _app = _versions.FirstOrDefault(version =>
            Version is null || string.Equals(version.Version, Version, StringComparison.OrdinalIgnoreCase));
        if (_app is not null)
        {
            // Each is gone from the page when it cannot be told: the rest is worth more.
            _builds = (await Silo.Builds.TryListAsync(_app.Key, PageId.Read(Before), Aborted)).Value;
        }
        else
        {
            Problem = page.Problem ?? await FindProblemAsync();
        }

        (_rights, _grants) = ((await rights).Value, (await grants).Value);
    }

    private static string Text(string? text, string none = "–") => string.IsNullOrWhiteSpace(text) ? none : text;

    private static string Short(string? commit) =>
        commit is { Length: > CommitLength } ? commit[..CommitLength] : Text(commit);

    /// <summary>Why a version is not among those that the visitor sees: none, or not for the visitor.</summary>
    private async Task<Problem> FindProblemAsync()
    {
        var asked = await Silo.Apps.TryGetAsync(new AppVersion(Space, Repository, Version ?? "-"), Aborted);
        return asked.Problem is { } problem
            ? AppRefusals.Told(problem, Visitor.Account is not null)
            : new Problem
            {
                Kind = ProblemKind.NotFound,
                Status = StatusCodes.Status404NotFound,
                Title = "There are more than 1,000 versions",
                Detail = "This one is not among the first.",
            };
    }
}
