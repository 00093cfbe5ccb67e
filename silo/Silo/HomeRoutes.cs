using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Silo;

/// <summary>`GET /`: the sign of life that LKP tools look for.</summary>
internal static class HomeRoutes
{
    /// <summary>The protocol version that real LKP clients know (G1), not the product's.</summary>
    private const string ProtocolVersion = "0.2.0";

    public static void MapHome(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/", GetAlive).ExcludeFromDescription();
    }

    private static ContentHttpResult GetAlive(TimeProvider clock) =>
        TypedResults.Text($"LKP Alive! The time is {clock.GetLocalNow():yyyy-MM-dd HH:mm:ss zzz}, version = {ProtocolVersion}");
}
