using System.Text.Json;
using System.Text.Json.Nodes;
using Boxyard.Accounts;
using Boxyard.Jobs;
using Boxyard.Silo;
using Boxyard.Testboxes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.DataApi;

/// <summary>
/// The old data API, which `cci jobs` and `cci hosts` ask: searches in the form of Elasticsearch over our own tables.
/// </summary>
internal static class DataApiRoutes
{
    /// <summary>Of two properties of one name, clients do not know which one counts.</summary>
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static void MapDataApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/data_api/es").WithMetadata(ReportRoute.Mark).For(RouteAccess.Reading)
            .ExcludeFromDescription();

        group.MapPost("/{index}/_search", SearchAsync).For(RouteAccess.OldReading);
        group.MapRead("/jobs/_doc/{id}", GetJobAsync);
    }

    private static async Task<Results<JsonHttpResult<JsonObject>, ProblemHttpResult>> SearchAsync(
        string index,
        HttpRequest request,
        RequestBody body,
        OldAccounts accounts,
        DocumentSearch search,
        CancellationToken cancellationToken)
    {
        var sent = await body.ReadAsync(request, cancellationToken);
        try
        {
            var asked = sent.IsEmpty ? null : JsonNode.Parse(sent.Span, documentOptions: Strict);
            var named = (asked as JsonObject)?["cci_credentials"];
            var check = await accounts.MayAsync(
                request.HttpContext, named, AccountRole.Viewer, mayBeBrief: true, cancellationToken);
            if (!check.IsAllowed)
            {
                return AccessProblems.Of(request.HttpContext, check);
            }

            var query = SearchQuery.Read(asked);
            return index switch
            {
                "jobs" => TypedResults.Json(await search.FindJobsAsync(query, cancellationToken)),
                "hosts" => TypedResults.Json(await search.FindHostsAsync(query, cancellationToken)),
                _ => Problems.NotFound($"There is no index '{index}'. Those that can be searched are jobs and hosts."),
            };
        }
        catch (Exception mistake) when (mistake is JsonException or SearchException)
        {
            return Problems.BadRequest($"The search cannot be read: {mistake.Message}");
        }
    }

    private static async Task<JsonHttpResult<JsonObject>> GetJobAsync(
        string id, LkpJobs jobs, CancellationToken cancellationToken)
    {
        var source = await jobs.FindAsync(id, cancellationToken);
        var answer = new JsonObject { ["_index"] = "jobs", ["_id"] = id, ["found"] = source is not null };
        if (source is not null)
        {
            answer["_source"] = source;
        }

        return TypedResults.Json(
            answer, statusCode: source is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
    }
}
