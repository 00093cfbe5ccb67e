using Boxyard.Apps;
using Boxyard.Boot;

namespace Boxyard.Silo;

/// <summary>
/// Refuses what a browser sends for a page of another site: while accounts are off, any page that somebody on this
/// machine looks at could queue a job. Boot loaders, guests and command lines do not send the header.
/// </summary>
internal static class CrossSite
{
    /// <summary>What the old scheduler's web pages read from wherever they are served; it changes nothing.</summary>
    private const string OpenToPages = "/web_backend";

    public static Task RefuseAsync(HttpContext context, RequestDelegate next) => IsOfOtherSite(context.Request)
        ? LoaderErrors.Of(
            context,
            StatusCodes.Status403Forbidden,
            "The request came from a page of another site. Open this address itself, or send it from a program.")
            .ExecuteAsync(context)
        : next(context);

    /// <summary>
    /// `Sec-Fetch-Site` comes only to addresses that browsers trust (https, this machine); `Origin` comes everywhere
    /// with whatever could change something, and with WebSockets.
    /// </summary>
    private static bool IsOfOtherSite(HttpRequest request)
    {
        // The registry's pages are elsewhere, and it takes nothing without a token that its caller sends.
        if (AppPaths.IsOne(request.Path)
            || (HttpMethods.IsGet(request.Method)
                && request.Path.StartsWithSegments(OpenToPages, StringComparison.Ordinal)))
        {
            return false;
        }

        var origin = request.Headers.Origin.ToString();
        return request.Headers["Sec-Fetch-Site"] == "cross-site"
            || (origin.Length > 0 && !IsOwn(origin, request.Host));
    }

    private static bool IsOwn(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && string.Equals(uri.Authority, host.Value, StringComparison.OrdinalIgnoreCase);
}
