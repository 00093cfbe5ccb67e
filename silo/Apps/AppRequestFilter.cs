namespace Boxyard.Apps;

/// <summary>
/// What holds for every route of the registry, in the order in which clients see it: open to pages of other sites, then
/// the header with the token, then the path's form, then the login.
/// </summary>
internal sealed class AppRequestFilter(AppTokens tokens) : IEndpointFilter
{
    private const string Verbs = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";

    private static readonly AppRouteMark Unmarked = new();

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var endpoint = (RouteEndpoint)http.GetEndpoint()!;
        var mark = endpoint.Metadata.GetMetadata<AppRouteMark>() ?? Unmarked;
        // Also for the answer to an exception, which begins anew.
        http.Response.OnStarting(OpenToPages, http);
        if (!mark.IsOutside)
        {
            var (caller, refusal) = await tokens.FindCallerAsync(http, http.RequestAborted);
            if (caller is null)
            {
                return refusal;
            }

            http.Features.Set(caller);
        }

        if (!AppPaths.IsWrittenAs(http.Request.Path, endpoint.RoutePattern, mark.AllowsSlash))
        {
            return AppAnswers.NotFound();
        }

        return mark.NeedsUser && http.AppCaller().User is null ? AppAnswers.NotAuthenticated() : await next(context);
    }

    /// <summary>
    /// The registry knows no cookies: what a page of another site may do, it does by a token of its own.
    /// </summary>
    private static Task OpenToPages(object state)
    {
        var (request, headers) = (((HttpContext)state).Request, ((HttpContext)state).Response.Headers);
        var origin = request.Headers.Origin.ToString();
        headers.AccessControlAllowOrigin = origin.Length > 0 ? origin : "*";
        if (origin.Length > 0)
        {
            headers.Vary = "Origin";
        }

        if (HttpMethods.IsOptions(request.Method) && request.Headers.AccessControlRequestMethod.Count > 0)
        {
            headers.AccessControlAllowMethods = Verbs;
            if (request.Headers.AccessControlRequestHeaders is { Count: > 0 } asked)
            {
                headers.AccessControlAllowHeaders = asked;
            }
        }

        return Task.CompletedTask;
    }
}
