using System.Globalization;
using Boxyard.Client;

namespace Boxyard.Dashboard.Apps;

/// <summary>The addresses of the pages about apps.</summary>
internal static class AppLinks
{
    /// <summary>The newest version of an app.</summary>
    public static string Newest(string space, string name) =>
        $"/apps/{Uri.EscapeDataString(space)}/{Uri.EscapeDataString(name)}";

    public static string Version(AppVersion app) =>
        $"{Newest(app.Namespace, app.Name)}/{Uri.EscapeDataString(app.Version)}";

    /// <summary>The page that asks before it is done.</summary>
    public static string Confirm(AppVersion app, string action) => $"{Version(app)}/confirm/{action}";

    public static string Build(AppVersion app, long number, long? job = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{Version(app)}/builds/{number}")
        + (job is { } id ? string.Create(CultureInfo.InvariantCulture, $"?job={id}") : "");

    /// <summary>The whole log of a build as the silo has it.</summary>
    public static string RawConsole(AppVersion app, long number) => $"{Build(app, number)}/raw-log";

    /// <summary>Beside another profile; with charts of the runs from one on.</summary>
    public static string Profile(AppVersion app, long number, long? with = null, int from = 0)
    {
        var asked = new[] { with is { } other ? $"with={other}" : "", from > 0 ? $"from={from}" : "" }
            .Where(part => part.Length > 0)
            .ToArray();
        return string.Create(CultureInfo.InvariantCulture, $"{Version(app)}/profiles/{number}")
            + (asked.Length > 0 ? $"?{string.Join('&', asked)}" : "");
    }

    /// <summary>A list; the first page of it without `after`.</summary>
    public static string Apps(string show, string? search, string? after = null) =>
        $"/apps?show={show}&q={Uri.EscapeDataString(search ?? "")}"
        + (after is null ? "" : $"&after={Uri.EscapeDataString(after)}");
}
