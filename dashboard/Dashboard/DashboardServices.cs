using Boxyard.Client;
using Boxyard.Dashboard.Live;
using Boxyard.Dashboard.Testboxes;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace Boxyard.Dashboard;

/// <summary>What the pages are given.</summary>
internal static class DashboardServices
{
    public static IServiceCollection AddDashboard(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DashboardOptions>()
            .Bind(configuration.GetSection(DashboardOptions.SectionName))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<DashboardOptions>, DashboardOptionsValidator>();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(CreateClient);
        services.AddSingleton<LiveHub>();
        services.AddHostedService<LiveFeed>();
        services.AddSingleton<BoxList>();
        services.AddRazorComponents();
        services.AddPageRules();
        services.AddHttpContextAccessor();
        services.AddCascadingAuthenticationState();
        services.AddResponseCompression(compression =>
        {
            // No page holds a secret beside what a visitor chose: nothing can be guessed by its compressed length.
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
        });
        return services;
    }

    private static BoxyardClient CreateClient(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<DashboardOptions>>().Value;
        return new BoxyardClient(new BoxyardClientOptions
        {
            Server = options.Silo,
            RequestTimeout = options.RequestTimeout,
            // A page that says at once that the silo is away is better than one that loads for long.
            MaxRetryCount = 0,
        });
    }
}
