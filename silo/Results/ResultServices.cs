using Boxyard.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Boxyard.Results;

/// <summary>
/// Registers and maps logs, artifacts and the extraction of results. Needs the stores and the options of Boot.
/// </summary>
internal static class ResultServices
{
    public static IServiceCollection AddResults(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ResultsOptions>()
            .Bind(configuration.GetSection(ResultsOptions.SectionName))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<ResultsOptions>, ResultsOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton<IResultFiles, ResultDirectory>()
            .AddSingleton<DiskSpace>()
            .AddSingleton<StaleUploads>()
            .AddSingleton<UploadAccess>()
            .AddSingleton<PanicWatch>()
            .AddSingleton<LogUploads>()
            .AddSingleton<ArtifactUploads>()
            .AddSingleton<PackageUploads>()
            .AddSingleton<PackageWrites>()
            .AddSingleton<StagedLeftovers>()
            .AddSingleton<OldUploads>()
            .AddSingleton<ResultReads>()
            .AddSingleton<ExtractionWakes>()
            .AddSingleton<ICommitListener>(provider => provider.GetRequiredService<ExtractionWakes>())
            .AddSingleton<ResultExtraction>()
            .AddHostedService<ResultFolderCheck>()
            .AddHostedService(provider => provider.GetRequiredService<PackageWrites>())
            .AddHostedService<StagedSweep>()
            .AddHostedService<ResultExtractor>();
    }

    public static IEndpointRouteBuilder MapResults(this IEndpointRouteBuilder routes)
    {
        ResultRoutes.Map(routes);
        ResultReadRoutes.Map(routes);
        ExtractedRoutes.Map(routes);
        OldUploadRoutes.Map(routes);
        return routes;
    }
}
