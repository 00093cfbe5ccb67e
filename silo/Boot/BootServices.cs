using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Boxyard.Boot;

/// <summary>Registers what answers boot requests.</summary>
internal static class BootServices
{
    public static IServiceCollection AddBoot(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<BootOptions>().Bind(configuration.GetSection(BootOptions.SectionName)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<BootOptions>, BootOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton<IBootDisk, BootDisk>()
            .AddSingleton<BootFolders>()
            .AddSingleton<BootFiles>()
            .AddSingleton<BootPlanner>()
            .AddSingleton<BootTexts>()
            .AddSingleton<BootHost>();
    }
}
