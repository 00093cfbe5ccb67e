using Boxyard.Accounts;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Monitor;

/// <summary>The old monitor: one query over a WebSocket, then every event that matches it.</summary>
internal static class MonitorRoutes
{
    public static void MapMonitor(this IEndpointRouteBuilder routes)
    {
        foreach (var prefix in OldPaths.Prefixes)
        {
            routes.MapGet($"{prefix}/filter", FilterAsync).For(RouteAccess.Reading).ExcludeFromDescription();
        }
    }

    private static async Task<Results<EmptyHttpResult, ProblemHttpResult>> FilterAsync(
        HttpContext context, Monitors monitors, CancellationToken cancellationToken)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            return Problems.BadRequest("Open this path as a WebSocket and send a query, {\"job_id\": [\"6\"]}.");
        }

        if (!monitors.TryEnter())
        {
            return Problems.Of(
                StatusCodes.Status503ServiceUnavailable, $"{Monitors.MaxCount} monitors are open. Come again later.");
        }

        try
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await monitors.ServeAsync(context, socket, cancellationToken);
        }
        finally
        {
            monitors.Leave();
        }

        return TypedResults.Empty;
    }
}
