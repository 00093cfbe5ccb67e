using System.Reflection;
using Boxyard.Accounts;
using Boxyard.Boot;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Boxyard.Silo;

/// <summary>
/// The sign of life that LKP tools look for, in the words of the generation whose boot texts are answered.
/// </summary>
internal static class HomeRoutes
{
    private static readonly string Version =
        typeof(HomeRoutes).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public static void MapHome(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/", GetAlive).For(RouteAccess.Everybody).ExcludeFromDescription();
        routes.MapRead("/scheduler/v1/health", GetHealth).For(RouteAccess.Everybody).ExcludeFromDescription();
    }

    /// <summary>
    /// The version that real LKP clients know is the protocol's; only the last generation names the program's.
    /// </summary>
    private static ContentHttpResult GetAlive(IOptions<BootOptions> options, TimeProvider clock) =>
        options.Value.Generation switch
        {
            BootGeneration.G0 => Alive(clock, "0.1.1"),
            BootGeneration.G1 or BootGeneration.G2 => Alive(clock, "0.2.0"),
            BootGeneration.G3 => GetHealth(clock),
            _ => throw new InvalidOperationException($"{options.Value.Generation} is no generation."),
        };

    private static ContentHttpResult GetHealth(TimeProvider clock) =>
        TypedResults.Text($"Compass CI scheduler is alive. Time: {Now(clock)}, Version: {Version}");

    private static ContentHttpResult Alive(TimeProvider clock, string version) =>
        TypedResults.Text($"LKP Alive! The time is {Now(clock)}, version = {version}");

    private static string Now(TimeProvider clock) => $"{clock.GetLocalNow():yyyy-MM-dd HH:mm:ss zzz}";
}
