using Boxyard.Dashboard.Accounts;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Layout;

/// <summary>The bar above every page: where one can go, the search, the theme.</summary>
public sealed partial class MainLayout
{
    private static readonly (string Address, string Name)[] Places =
    [
        ("/", "Home"), ("/jobs", "Jobs"), ("/boxes", "Boxes"), ("/queues", "Queues"), ("/apps", "Apps"),
        ("/metrics", "Metrics"), ("/submit", "Submit"), ("/events", "Events"),
    ];

    private static readonly (string Address, string Name)[] PlacesOfAdmins =
        [("/accounts", "Accounts"), ("/audit", "Audit")];

    [CascadingParameter]
    public HttpContext? HttpContext { get; set; }

    [Inject]
    private Visitor Visitor { get; set; } = null!;

    private IEnumerable<(string Address, string Name)> ShownPlaces =>
        Visitor.IsAdmin ? [.. Places, .. PlacesOfAdmins] : Places;

    private string Theme => Themes.Of(HttpContext);

    private string Page => HttpContext is { Request: var request } ? $"{request.Path}{request.QueryString}" : "/";

    private string Symbol => Theme switch
    {
        "light" => "☀",
        "dark" => "☾",
        _ => "◐",
    };
}
