using Boxyard.Client;
using Boxyard.Dashboard.Accounts;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Apps;

/// <summary>The apps that the visitor may see, by name; what was chosen is in the address.</summary>
public sealed partial class AppsPage
{
    /// <summary>Versions that are asked for at a time.</summary>
    private const int PageSize = 200;

    /// <summary>A search looks at so many of them for a page at most.</summary>
    private const int MaxPages = 10;

    private const int EnoughShown = 50;

    /// <summary>No character of a version stands behind it.</summary>
    private const string BehindAllVersions = "\uffff";

    private static readonly (string Word, string Label)[] ScopesOfAll = [("all", "All"), ("public", "Public")];

    private static readonly (string Word, string Label)[] ScopesOfUsers =
        [.. ScopesOfAll, ("shared", "Shared with me"), ("mine", "Mine")];

    private IReadOnlyList<AppEntry> _entries = [];
    private string? _next;

    /// <summary>Parts of names, owners and descriptions.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    /// <summary>all, public, shared or mine.</summary>
    [SupplyParameterFromQuery(Name = "show")]
    public string? Show { get; set; }

    /// <summary>Where the page before ended.</summary>
    [SupplyParameterFromQuery(Name = "after")]
    public string? After { get; set; }

    private string Shown => Scopes.Any(scope => scope.Word == Show) ? Show! : "all";

    private (string Word, string Label)[] Scopes => Visitor.Account is null ? ScopesOfAll : ScopesOfUsers;

    private AppScope Scope => Shown switch
    {
        "public" => AppScope.Public,
        "shared" => AppScope.Shared,
        "mine" => AppScope.Owner,
        _ => AppScope.All,
    };

    protected override async Task LoadAsync()
    {
        Search = Search?.Trim() ?? "";
        var looked = new List<Client.App>();
        _next = After;
        for (var count = 0; count < MaxPages; count++)
        {
            var page = await Silo.Apps.TryGetPageAsync(
                new AppQuery { Scope = Scope, PageSize = PageSize, After = _next }, Aborted);
            if (!page.Succeeded)
            {
                Problem = AppRefusals.Told(page.Problem, Visitor.Account is not null);
                return;
            }

            looked.AddRange(page.Value.Apps);
            _next = page.Value.Next;
            _entries = AppEntry.Of(looked.Where(version => AppEntry.IsSought(version, Search)));
            // The last may not be whole.
            if (_next is null || _entries.Count > EnoughShown)
            {
                break;
            }
        }

        if (_next is not null)
        {
            EndBehindWholeApp(looked);
        }
    }

    /// <summary>
    /// The last app may have more versions behind those that were looked at: it is shown by the next page. One with so
    /// many that it fills a page alone is shown as far as it was looked at, and not by the next page again.
    /// </summary>
    private void EndBehindWholeApp(List<Client.App> looked)
    {
        var (space, name) = (looked[^1].Namespace, looked[^1].Name);
        var whole = looked.FindLast(version => (version.Namespace, version.Name) != (space, name));
        _next = AppQuery.PlaceBehind(whole?.Key ?? new AppVersion(space, name, BehindAllVersions));
        if (whole is not null)
        {
            _entries = AppEntry.Of(looked.Where(version =>
                (version.Namespace, version.Name) != (space, name) && AppEntry.IsSought(version, Search)));
        }
    }
}
