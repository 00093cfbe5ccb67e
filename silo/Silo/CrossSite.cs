using Boxyard.Boot;

namespace Boxyard.Silo;

/// <summary>
/// Refuses what a browser sends for a page of another site: while accounts are off, any page that somebody on this machine
/// looks at could queue a job. Boot loaders, guests and command lines do not send the header.
/// </summary>
internal static class CrossSite
{
    public static Task RefuseAsync(HttpContext context, RequestDelegate next) =>
        context.Request.Headers["Sec-Fetch-Site"] == "cross-site"
            ? LoaderErrors.Of(
                context,
                StatusCodes.Status403Forbidden,
                "The request came from a page of another site. Open this address itself, or send it from a program.").ExecuteAsync(context)
            : next(context);
}
