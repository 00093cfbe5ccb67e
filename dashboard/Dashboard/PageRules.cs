using Boxyard.Dashboard.Accounts;

namespace Boxyard.Dashboard;

/// <summary>What holds for every answer: what a page may load and run, and that pages are not kept by others.</summary>
internal static class PageRules
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; "
        + "font-src 'self'; connect-src 'self'; form-action 'self'; frame-src 'self'; base-uri 'none'; "
        + "frame-ancestors 'none'";

    public static WebApplication UsePageRules(this WebApplication app)
    {
        app.UseResponseCompression();
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        // First who it is: a form is bound to its visitor.
        app.UseAuthentication();
        app.UseAntiforgery();
        app.Use(AddHeaders);
        app.UseVisitors();
        return app;
    }

    private static Task AddHeaders(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        return next(context);
    }
}
