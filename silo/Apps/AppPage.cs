using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Boxyard.Apps;

/// <summary>A page of a list that is asked for.</summary>
/// <param name="MaxCount">How many it has at most.</param>
/// <param name="After">The last of the page before; null for the first.</param>
internal sealed record AppPage(int MaxCount, AppName? After)
{
    public const int UsualCount = 1_000;

    /// <summary>Of a list without a limit, so that it has one.</summary>
    private const int WholeCount = 20_000;

    /// <summary>The page that is asked for, or what is wrong with the question.</summary>
    public static (AppPage? Page, string? Mistake) Read(IQueryCollection query, int usualCount)
    {
        var limit = query["limit"].ToString();
        var count = usualCount;
        if (limit.Length > 0 && !int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out count))
        {
            return (null, $"limit has to be a number, not '{limit}'");
        }

        var token = query["continue"].ToString();
        var after = token.Length == 0 ? null : FindName(token);
        return token.Length > 0 && after is null
            ? (null, "continue has to be the continuationToken of the page before")
            : (new AppPage(count == 0 ? WholeCount : Math.Min(count, usualCount), after), null);
    }

    /// <summary>What the next page is asked for with, in the form that clients know.</summary>
    public static JsonObject Continuation(AppList found) =>
        found.Apps.Count == 0 ? [] : Continuation(found.IsCut ? found.Apps[^1].Name : null);

    /// <summary>`last` is null when nothing follows.</summary>
    public static JsonObject Continuation(AppName? last) => new()
    {
        ["continuationToken"] = last is null
            ? "N/A"
            : Convert.ToBase64String(Encoding.UTF8.GetBytes(last.ToString())),
    };

    private static AppName? FindName(string token)
    {
        try
        {
            // A `+` that was not escaped is a blank by now.
            var id = Encoding.UTF8.GetString(Convert.FromBase64String(token.Replace(' ', '+')));
            return id.Any(char.IsControl) ? null : AppNames.OfKey(id);
        }
        catch (Exception mistake) when (mistake is FormatException or ArgumentException)
        {
            return null;
        }
    }
}
