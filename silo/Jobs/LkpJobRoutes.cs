using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Boxyard.Accounts;
using Boxyard.Silo;
using Boxyard.Testboxes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Jobs;

/// <summary>Reading and updating jobs by the paths of the old scheduler's last generation.</summary>
internal static class LkpJobRoutes
{
    private static readonly JsonSerializerOptions Pretty =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapLkpJobs(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/scheduler/v1/jobs/{id}", GetAsync)
            .WithMetadata(ReportRoute.Mark)
            .For(RouteAccess.Reading)
            .ExcludeFromDescription();
        routes.MapReportGroup("/scheduler/v1/jobs").MapPost("/{id}/update", UpdateAsync);
    }

    private static async Task<ContentHttpResult> GetAsync(
        string id, HttpRequest request, LkpJobs jobs, CancellationToken cancellationToken)
    {
        if (await jobs.FindAsync(id, cancellationToken) is not { } view)
        {
            return TypedResults.Text(
                """{"error":"Job not found"}""", "application/json", statusCode: StatusCodes.Status404NotFound);
        }

        if (request.Query["fields"].ToString() is { Length: > 0 } list)
        {
            var wanted = list.Split(',', StringSplitOptions.TrimEntries);
            view = new JsonObject(view
                .Where(field => wanted.Contains(field.Key, StringComparer.Ordinal))
                .Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));
        }

        return TypedResults.Text(view.ToJsonString(Pretty), "application/json");
    }

    private static async Task<ContentHttpResult> UpdateAsync(
        string id, HttpRequest request, LkpUpdates updates, CancellationToken cancellationToken)
    {
        var (status, text) = await updates.ApplyAsync(id, BoxCall.From(request), cancellationToken);
        return TypedResults.Text(text, "text/plain", statusCode: status);
    }
}
