using System.Text.Json.Nodes;
using Boxyard.Silo;
using Boxyard.Storage;
using Boxyard.Telemetry;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Boxyard.Apps;

/// <summary>The registry's signs of life.</summary>
internal static class AppHomeRoutes
{
    public static void MapAppHome(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("", ShowAlive).With(slash: true);
        routes.MapRead("/healthy", CheckAsync).With(slash: true);
        routes.MapRead("/metrics", ShowMetrics).With(outside: true);
        routes.MapRead("/archive/{space}/{repository}/{file}", ShowArchive).With();
    }

    private static ContentHttpResult ShowAlive() =>
        TypedResults.Text("SAGE Edge Code Repository", "text/html; charset=utf-8");

    private static async Task<ContentHttpResult> CheckAsync(
        IStoreHealth health, IOptions<SiloOptions> options, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(options.Value.ReadyTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            await health.CheckAsync(either.Token);
            return AppAnswers.Ok(new JsonObject { ["status"] = "ok" });
        }
        catch (Exception failure) when (failure is StoreException or OperationCanceledException
            && !cancellationToken.IsCancellationRequested)
        {
            return AppAnswers.Error(StatusCodes.Status503ServiceUnavailable, "The database does not answer");
        }
    }

    private static ContentHttpResult ShowMetrics(AppCounters counters) =>
        TypedResults.Text(counters.Render(), PrometheusText.ContentType);

    /// <summary>Clients know no more of it.</summary>
    private static ContentHttpResult ShowArchive(string file) => file.EndsWith(".tgz", StringComparison.Ordinal)
        ? AppAnswers.Ok(new JsonObject { ["status"] = "hello" })
        : AppAnswers.NotFound();
}
