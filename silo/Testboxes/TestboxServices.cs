namespace Boxyard.Testboxes;

/// <summary>Registers what answers boxes.</summary>
internal static class TestboxServices
{
    public static IServiceCollection AddTestboxes(this IServiceCollection services) => services
        .AddSingleton<BoxLookup>()
        .AddSingleton<BoxArrivals>()
        .AddSingleton<BoxBoot>()
        .AddSingleton<BoxReports>()
        .AddSingleton<StageReports>()
        .AddSingleton<UnknownGrubBoxes>()
        .AddSingleton<BootPreview>()
        .AddSingleton<BootRequests>()
        .AddSingleton<BootErrorAnswers>()
        .AddSingleton<LiveAttempts>()
        .AddSingleton<TestboxHolds>()
        .AddHostedService<QuarantineSweep>()
        .AddSingleton<BootWarnings>()
        .AddHostedService(provider => provider.GetRequiredService<BootWarnings>());

    public static void MapTestboxes(this IEndpointRouteBuilder routes)
    {
        routes.MapTestboxReads();
        routes.MapHolds();
        routes.MapNotes();
        routes.MapHardware();
        routes.MapRegistrations();
        routes.MapBoot();
        routes.MapReports();
        routes.MapLkpTestboxes();
    }
}
