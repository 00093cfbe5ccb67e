using Boxyard.Accounts;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Telemetry;

/// <summary>For Prometheus.</summary>
internal static class MetricsRoutes
{
    public static void MapMetrics(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/metrics", GetAsync).For(RouteAccess.Reading).WithTags("Health")
            .WithSummary("Metrics in Prometheus' text format");

    private static async Task<ContentHttpResult> GetAsync(
        MetricCollector collector, StoreFigures figures, CancellationToken cancellationToken)
    {
        await figures.RefreshAsync(cancellationToken);
        return TypedResults.Text(collector.Render(), PrometheusText.ContentType);
    }
}
