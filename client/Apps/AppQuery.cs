using System.Text;

namespace Boxyard.Client;

/// <summary>Which apps are listed.</summary>
public sealed record AppQuery
{
    /// <summary>Default: all that may be seen.</summary>
    public AppScope Scope { get; init; }

    /// <summary>Only this namespace. Default: all.</summary>
    public string? Namespace { get; init; }

    /// <summary>Only this app of the namespace. Default: all.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// Of one app: its newest versions first, at most 100 of them and no page behind. Default false: by name.
    /// </summary>
    public bool NewestFirst { get; init; }

    /// <summary>1 to 1,000. Default 1,000.</summary>
    public int PageSize { get; init; } = 1_000;

    /// <summary>The `Next` of the page before. Default: the first page.</summary>
    public string? After { get; init; }

    /// <summary>The place behind a version, where a page may begin as behind the end of another one.</summary>
    public static string PlaceBehind(AppVersion app) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(app.ToString()));
}
