using System.Globalization;
using System.Text;

namespace Boxyard.Apps;

/// <summary>A page of a list of apps.</summary>
/// <param name="MaxCount">How many apps it has at most.</param>
/// <param name="After">The last app of the page before; null for the first.</param>
/// <param name="IsWhole">All were asked for.</param>
internal sealed record AppPage(int MaxCount, AppName? After, bool IsWhole)
{
    private const int UsualCount = 1_000;

    /// <summary>Of a list without a limit, so that memory has one.</summary>
    private const int WholeCount = 20_000;

    /// <summary>The page that is asked for, or what is wrong with the question.</summary>
    public static (AppPage? Page, string? Mistake) Read(IQueryCollection query)
    {
        var limit = query["limit"].ToString();
        var count = UsualCount;
        if (limit.Length > 0 && !int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out count))
        {
            return (null, $"limit has to be a number, not '{limit}'");
        }

        var token = query["continue"].ToString();
        var after = token.Length == 0 ? null : FindName(token);
        return token.Length > 0 && after is null
            ? (null, "continue has to be the continuationToken of the page before")
            : (new AppPage(count == 0 ? WholeCount : Math.Min(count, UsualCount), after, count == 0), null);
    }

    /// <summary>What the next page is asked for with; null when this one is empty.</summary>
    public string? TokenOf(IReadOnlyList<AppRecord> found) =>
        found.Count == 0 ? null
        : found.Count < MaxCount ? "N/A"
        : Convert.ToBase64String(Encoding.UTF8.GetBytes(found[^1].Name.ToString()));

    private static AppName? FindName(string token)
    {
        try
        {
            // A `+` that was not escaped is a blank by now.
            var id = Encoding.UTF8.GetString(Convert.FromBase64String(token.Replace(' ', '+')));
            return AppNames.OfKey(id);
        }
        catch (Exception mistake) when (mistake is FormatException or ArgumentException)
        {
            return null;
        }
    }
}
