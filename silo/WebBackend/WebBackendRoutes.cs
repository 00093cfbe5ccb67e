using System.Text.Json.Nodes;
using Boxyard.Accounts;
using Boxyard.Silo;
using Boxyard.Testboxes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.WebBackend;

/// <summary>
/// What the old web pages ask of their backend. Pages on other ports of this machine may read it, as they could; those
/// of other sites are refused before.
/// </summary>
internal static class WebBackendRoutes
{
    public static void MapWebBackend(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/web_backend")
            .AddEndpointFilter(OpenAsync)
            .WithMetadata(ReportRoute.Mark)
            .For(RouteAccess.Reading)
            .ExcludeFromDescription();

        group.MapRead("/get_jobs", GetJobsAsync);
        group.MapRead("/get_jobs_summary", GetSummaryAsync);
        group.MapRead("/compare", CompareAsync);
    }

    private static async Task<Results<JsonHttpResult<JsonObject>, ProblemHttpResult>> GetJobsAsync(
        HttpRequest request, WebJobs jobs, CancellationToken cancellationToken)
    {
        var (query, mistake) = WebJobQuery.Read(request.Query);
        return mistake is null
            ? TypedResults.Json(await jobs.ListAsync(query, cancellationToken))
            : Problems.BadRequest(mistake);
    }

    private static async Task<Results<JsonHttpResult<JsonObject>, ProblemHttpResult>> GetSummaryAsync(
        HttpRequest request, WebJobs jobs, CancellationToken cancellationToken)
    {
        var (query, mistake) = WebJobQuery.Read(request.Query);
        return mistake is null
            ? TypedResults.Json(await jobs.SummarizeAsync(query, cancellationToken))
            : Problems.BadRequest(mistake);
    }

    /// <summary>`a` and `b` are ids of jobs.</summary>
    private static async Task<ContentHttpResult> CompareAsync(
        string? a, string? b, WebComparison comparison, CancellationToken cancellationToken) =>
        TypedResults.Text(await comparison.CompareAsync(a, b, cancellationToken), "text/plain");

    private static ValueTask<object?> OpenAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.AccessControlAllowOrigin = "*";
        return next(context);
    }
}
