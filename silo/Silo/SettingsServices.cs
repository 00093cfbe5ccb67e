using Boxyard.Jobs;
using Boxyard.Testboxes;
using Microsoft.Extensions.Options;

namespace Boxyard.Silo;

/// <summary>Where settings come from: appsettings.json beside the program, then in the working folder, environment, command line.</summary>
internal static class SettingsServices
{
    private const string DefaultUrl = "http://127.0.0.1:3000";

    public static WebApplicationBuilder AddSettings(this WebApplicationBuilder builder, CommandLine commandLine)
    {
        builder.Configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Json.JsonConfigurationSource
        {
            FileProvider = new Microsoft.Extensions.FileProviders.PhysicalFileProvider(AppContext.BaseDirectory),
            Path = "appsettings.json",
            Optional = true,
        });
        builder.Configuration.AddEnvironmentVariables("BOXYARD__").AddCommandLine([.. commandLine.HostArguments]);
        if (string.IsNullOrWhiteSpace(builder.Configuration["urls"]))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        var unreadable = SettingsCheck.FindUnreadable(builder.Configuration);
        builder.Services.AddSingleton(new StartMistakes([.. commandLine.Mistakes, .. unreadable]));
        builder.Services.AddSettings<SiloOptions, SiloOptionsValidator>(SiloOptions.SectionName);
        builder.Services.AddSettings<HttpOptions, HttpOptionsValidator>(HttpOptions.SectionName);
        builder.Services.AddSettings<LabNetworkOptions, LabNetworkOptionsValidator>(LabNetworkOptions.SectionName);
        builder.Services.AddSettings<JobOptions, JobOptionsValidator>(JobOptions.SectionName);
        builder.Services.AddSettings<SubmitOptions, SubmitOptionsValidator>(SubmitOptions.SectionName);
        builder.Services.AddSettings<DeadlineOptions, DeadlineOptionsValidator>(DeadlineOptions.SectionName);
        builder.Services.AddSettings<TestboxOptions, TestboxOptionsValidator>(TestboxOptions.SectionName);
        return builder;
    }

    private static void AddSettings<TOptions, TValidator>(this IServiceCollection services, string sectionName)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>
    {
        services.AddSingleton<IValidateOptions<TOptions>, TValidator>();
        services.AddOptions<TOptions>().BindConfiguration(sectionName).ValidateOnStart();
    }
}
