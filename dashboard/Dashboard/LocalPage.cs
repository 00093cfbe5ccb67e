namespace Boxyard.Dashboard;

/// <summary>Pages to go back to, which come with a request: only ours are gone to.</summary>
internal static class LocalPage
{
    /// <summary>The page itself, or the first one when it is not one of ours.</summary>
    public static string Of(string? page) =>
        page is ['/', ..] && !page.StartsWith("//", StringComparison.Ordinal)
            && Uri.IsWellFormedUriString(page, UriKind.Relative)
            ? page
            : "/";
}
