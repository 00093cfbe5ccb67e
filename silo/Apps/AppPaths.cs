using Microsoft.AspNetCore.Routing.Patterns;

namespace Boxyard.Apps;

/// <summary>The paths of the registry, as its clients know them: with the case of their words.</summary>
internal static class AppPaths
{
    public const string Prefix = "/ecr";

    public static bool IsOne(PathString path) => path.StartsWithSegments(Prefix, StringComparison.Ordinal);

    /// <summary>
    /// Whether the path is written as the route is: our routing takes any case, and a slash more at the end.
    /// </summary>
    public static bool IsWrittenAs(PathString path, RoutePattern pattern, bool allowsSlash)
    {
        var parts = path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        foreach (var (index, segment) in pattern.PathSegments.Index())
        {
            if (segment.Parts is [RoutePatternLiteralPart literal]
                && (index >= parts.Length || parts[index] != literal.Content))
            {
                return false;
            }
        }

        return allowsSlash || !path.Value.EndsWith('/');
    }
}
