using System.Text.RegularExpressions;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;
using Boxyard.Dashboard.Accounts;

namespace Boxyard.Dashboard;

/// <summary>What holds for every answer: what a page may load and run, and that pages are not kept by others.</summary>
internal static class PageRules
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; "
        + "img-src 'self' data:; "
        + "font-src 'self'; connect-src 'self'; form-action 'self'; frame-src 'self'; base-uri 'none'; "
        + "frame-ancestors 'none'";

    /// <summary>The policy by which pages are rendered a few at a time.</summary>
    public const string FewAtATime = "pages";

    private const int MaxPagesAtATime = 24;
    private const int MaxPagesThatWait = 1_000;

    /// <summary>Files whose names have a hash of their content: other content has another name.</summary>
    private static readonly Regex NamedByContent = new(
        @"\.[a-z0-9]{10}\.(?:css|js|svg)$", RegexOptions.NonBacktracking);

    /// <summary>
    /// After a restart all who watch ask at once; that they wait in a line costs less than that all are rendered at
    /// once.
    /// </summary>
    public static IServiceCollection AddPageRules(this IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status503ServiceUnavailable;
        limits.AddConcurrencyLimiter(FewAtATime, pages =>
        {
            pages.PermitLimit = MaxPagesAtATime;
            pages.QueueLimit = MaxPagesThatWait;
        });
        limits.OnRejected = (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "5";
            return ValueTask.CompletedTask;
        };
    });

    public static WebApplication UsePageRules(this WebApplication app)
    {
        // A proxy on this machine says that it is spoken to by TLS: cookies are for TLS alone then.
        app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedProto });
        app.UseResponseCompression();
        app.UseExceptionHandler("/error/500", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true);
        // First who it is: a form is bound to its visitor.
        app.UseAuthentication();
        app.UseFreeAccess();
        app.UseAntiforgery();
        app.UseRateLimiter();
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
