namespace Boxyard.Retention;

/// <summary>Registers what removes old jobs and files.</summary>
internal static class RetentionServices
{
    public static IServiceCollection AddRetention(this IServiceCollection services) => services
        .AddSingleton<RetentionRun>()
        .AddHostedService<RetentionSweep>();

    public static void MapRetention(this IEndpointRouteBuilder routes) => routes.MapPins();
}
