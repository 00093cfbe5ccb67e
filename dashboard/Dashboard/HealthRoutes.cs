namespace Boxyard.Dashboard;

/// <summary>Says that this process answers; it has no state that could be broken.</summary>
internal static class HealthRoutes
{
    public static void MapHealth(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/health/live", () => TypedResults.Text("ok"));
}
