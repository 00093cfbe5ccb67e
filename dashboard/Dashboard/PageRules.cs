using System.Text.RegularExpressions;

namespace Boxyard.Dashboard;

/// <summary>What holds for every answer: what a page may load and run, and that pages are not kept by others.</summary>
internal static class PageRules
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; "
        + "font-src 'self'; connect-src 'self'; form-action 'self'; frame-src 'self'; base-uri 'none'; "
        + "frame-ancestors 'none'";

    /// <summary>Files whose names have a hash of their content: other content has another name.</summary>
    private static readonly Regex NamedByContent = new(@"\.[a-z0-9]{10}\.(?:css|js|svg)$", RegexOptions.NonBacktracking);

    public static WebApplication UsePageRules(this WebApplication app)
    {
        app.UseResponseCompression();
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseAntiforgery();
        app.Use(AddHeaders);
        return app;
    }

    private static Task AddHeaders(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        if (NamedByContent.IsMatch(context.Request.Path.Value ?? ""))
        {
            context.Response.OnStarting(KeepForEver, context.Response);
        }

        return next(context);
    }

    private static Task KeepForEver(object response)
    {
        if (((HttpResponse)response).StatusCode == StatusCodes.Status200OK)
        {
            ((HttpResponse)response).Headers.CacheControl = "public, max-age=31536000, immutable";
        }

        return Task.CompletedTask;
    }
}
