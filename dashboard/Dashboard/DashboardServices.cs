using Boxyard.Dashboard.Accounts;
using Boxyard.Dashboard.Live;
using Boxyard.Dashboard.Testboxes;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using Radzen;

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
        services.AddSingleton<LiveHub>();
        services.AddSingleton<AddressPlaces>();
        services.AddHostedService<LiveFeed>();
        services.AddSingleton<BoxList>();
        services.AddPageRules();
        services.AddHttpContextAccessor();
        services.AddVisitors();
        services.AddRazorComponents();
        // Charts ask for it, although nothing of them moves here.
        services.AddRadzenComponents();
        services.AddCascadingAuthenticationState();
        services.AddResponseCompression(compression =>
        {
            // No secret stands twice beside what a visitor chose (a new token is on one answer only): nothing can be
            // guessed by its compressed length.
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
        });
        return services;
    }
}
