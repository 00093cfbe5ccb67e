using Boxyard.Accounts;
using Boxyard.Apps;
using Boxyard.Boot;
using Boxyard.Builds;
using Boxyard.Clusters;
using Boxyard.Events;
using Boxyard.Jobs;
using Boxyard.Notifications;
using Boxyard.Power;
using Boxyard.Retention;
using Boxyard.Storage;
using Boxyard.TaskQueues;
using Boxyard.Telemetry;
using Boxyard.Testboxes;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace Boxyard.Silo;

/// <summary>
/// Where settings come from: appsettings.json beside the program, then in the working folder, environment, command
/// line.
/// </summary>
internal static class SettingsServices
{
    private const string DefaultUrl = "http://127.0.0.1:3000";

    public static WebApplicationBuilder AddSettings(this WebApplicationBuilder builder, CommandLine commandLine)
    {
        builder.Configuration.Sources.Insert(0, new JsonConfigurationSource
        {
            FileProvider = new PhysicalFileProvider(AppContext.BaseDirectory),
            Path = "appsettings.json",
            Optional = true,
        });
        builder.Configuration.AddEnvironmentVariables("BOXYARD__").AddCommandLine([.. commandLine.HostArguments]);
        if (string.IsNullOrWhiteSpace(builder.Configuration["urls"]))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        PlaceBootFolders(builder.Configuration);
        var unreadable = SettingsCheck.FindUnreadable(builder.Configuration);
        builder.Services.AddSingleton(new StartMistakes([.. commandLine.Mistakes, .. unreadable]));
        builder.Services.AddSettings<SiloOptions, SiloOptionsValidator>(SiloOptions.SectionName);
        builder.Services.AddSettings<SiloClusterOptions, SiloClusterOptionsValidator>(SiloClusterOptions.SectionName);
        builder.Services.AddSettings<HttpOptions, HttpOptionsValidator>(HttpOptions.SectionName);
        builder.Services.AddSettings<LabNetworkOptions, LabNetworkOptionsValidator>(LabNetworkOptions.SectionName);
        builder.Services.AddSettings<AccountsOptions, AccountsOptionsValidator>(AccountsOptions.SectionName);
        builder.Services.AddSettings<JobOptions, JobOptionsValidator>(JobOptions.SectionName);
        builder.Services.AddSettings<SubmitOptions, SubmitOptionsValidator>(SubmitOptions.SectionName);
        builder.Services.AddSettings<DeadlineOptions, DeadlineOptionsValidator>(DeadlineOptions.SectionName);
        builder.Services.AddSettings<StorageOptions, StorageOptionsValidator>(StorageOptions.SectionName);
        builder.Services.AddSettings<LimitOptions, LimitOptionsValidator>(LimitOptions.SectionName);
        builder.Services.AddSettings<TestboxOptions, TestboxOptionsValidator>(TestboxOptions.SectionName);
        builder.Services.AddSettings<ClusterOptions, ClusterOptionsValidator>(ClusterOptions.SectionName);
        builder.Services.AddSettings<TaskQueueOptions, TaskQueueOptionsValidator>(TaskQueueOptions.SectionName);
        builder.Services.AddSettings<AppOptions, AppOptionsValidator>(AppOptions.SectionName);
        builder.Services.AddSettings<BuildsOptions, BuildsOptionsValidator>(BuildsOptions.SectionName);
        builder.Services.AddSettings<PowerOptions, PowerOptionsValidator>(PowerOptions.SectionName);
        builder.Services.AddSettings<EventOptions, EventOptionsValidator>(EventOptions.SectionName);
        builder.Services.AddSettings<NotificationOptions, NotificationOptionsValidator>(
            NotificationOptions.SectionName);
        builder.Services.AddSettings<RetentionOptions, RetentionOptionsValidator>(RetentionOptions.SectionName);
        builder.Services.AddSettings<TelemetryOptions, TelemetryOptionsValidator>(TelemetryOptions.SectionName);
        return builder;
    }

    /// <summary>The served folders stand in the data folder unless they are set.</summary>
    private static void PlaceBootFolders(ConfigurationManager configuration)
    {
        var data = configuration[$"{StorageOptions.SectionName}:{nameof(StorageOptions.DataDirectory)}"];
        if (string.IsNullOrEmpty(data))
        {
            return;
        }

        configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData =
            [
                new($"{BootOptions.SectionName}:{nameof(BootOptions.OsDirectory)}", Path.Join(data, "os")),
                new($"{BootOptions.SectionName}:{nameof(BootOptions.InitrdDirectory)}", Path.Join(data, "initrd")),
            ],
        });
    }

    private static void AddSettings<TOptions, TValidator>(this IServiceCollection services, string sectionName)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>
    {
        services.AddSingleton<IValidateOptions<TOptions>, TValidator>();
        services.AddOptions<TOptions>().BindConfiguration(sectionName).ValidateOnStart();
    }
}
