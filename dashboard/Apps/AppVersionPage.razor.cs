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
        var newest = Silo.Apps.TryGetPageAsync(
            new AppQuery { Namespace = Space, Name = Repository, NewestFirst = true, PageSize = MaxShown },
            Aborted);
        // It need not be among the newest. Where there is none, the silo says why.
        var named = Version is null
            ? null
            : await Silo.Apps.TryGetAsync(new AppVersion(Space, Repository, Version), Aborted);
        var page = await newest;
        _versions = page.Value?.Apps ?? [];
        _app = named is not null ? named.Value : _versions is [var first, ..] ? first : null;
        if (_app is not null)
        {
            // Each is gone from the page when it cannot be told: the rest is worth more.
            _builds = (await Silo.Builds.TryListAsync(_app.Key, PageId.Read(Before), Aborted)).Value;
        }
        else
        {
            Problem = named?.Problem ?? page.Problem ?? await FindProblemAsync();
            Problem = AppRefusals.Told(Problem, Visitor.Account is not null);
        }

        (_rights, _grants) = ((await rights).Value, (await grants).Value);
    }

    private static string Text(string? text, string none = "–") => string.IsNullOrWhiteSpace(text) ? none : text;

    private static string Short(string? commit) =>
        commit is { Length: > CommitLength } ? commit[..CommitLength] : Text(commit);

    /// <summary>Why the visitor sees no version: none, or not for the visitor.</summary>
    private async Task<Problem> FindProblemAsync()
    {
        var asked = await Silo.Apps.TryGetAsync(new AppVersion(Space, Repository, "-"), Aborted);
        return asked.Problem ?? new Problem
        {
            Kind = ProblemKind.NotFound,
            Status = StatusCodes.Status404NotFound,
            Title = "The app could not be told",
            Detail = "It has come just now: look again.",
        };
    }
}
