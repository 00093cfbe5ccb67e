using Boxyard.Agent.Boxes;
using Boxyard.Agent.Drivers;
using Boxyard.Agent.Silo;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Boxyard.Agent;

/// <summary>
/// Where settings come from (appsettings.json in the working folder, environment, command line), and what is made of
/// them.
/// </summary>
internal static class AgentServices
{
    private const string EnvironmentPrefix = "BOXYARD_";

    public static HostApplicationBuilder AddAgentSettings(this HostApplicationBuilder builder, CommandLine commandLine)
    {
        // BOXYARD_AGENT__SILO is Agent:Silo.
        builder.Configuration.AddEnvironmentVariables(EnvironmentPrefix).AddInMemoryCollection(commandLine.Settings);
        var unreadable = SettingsCheck.FindUnreadable(builder.Configuration);
        builder.Services.AddSingleton(new StartMistakes([.. commandLine.Mistakes, .. unreadable]));
        builder.Services.AddSingleton<IValidateOptions<AgentOptions>, AgentOptionsValidator>();
        builder.Services.AddOptions<AgentOptions>().BindConfiguration(AgentOptions.SectionName);
        builder.Services.AddSingleton(provider => provider.GetRequiredService<IOptions<AgentOptions>>().Value);
        builder.Logging.ClearProviders().AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
        });
        return builder;
    }

    public static HostApplicationBuilder AddAgent(this HostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<StopSignals>();
        builder.Services.AddSingleton<StateFolder>();
        builder.Services.AddSingleton<SiloHttp>();
        builder.Services.AddSingleton<SiloBoot>();
        builder.Services.AddSingleton<SiloAttempts>();
        builder.Services.AddSingleton<ProgramRunner>();
        builder.Services.AddSingleton<Launcher>();
        builder.Services.AddSingleton<BoxFiles>();
        builder.Services.AddKeyedSingleton<IBoxDriver, ContainerDriver>(BoxDriverKind.Container);
        builder.Services.AddKeyedSingleton<IBoxDriver, QemuDriver>(BoxDriverKind.Qemu);
        builder.Services.AddKeyedSingleton<IBoxDriver, ProcessDriver>(BoxDriverKind.Process);
        builder.Services.AddKeyedSingleton<IBoxDriver, BuilderDriver>(BoxDriverKind.Builder);
        builder.Services.AddSingleton<BoxWatch>();
        builder.Services.AddSingleton<BoxEnds>();
        builder.Services.AddSingleton<RunResults>();
        builder.Services.AddSingleton<BoxRuns>();
        builder.Services.AddSingleton(provider =>
            new MemoryBudget(BudgetOf(provider.GetRequiredService<AgentOptions>())));
        builder.Services.AddSingleton<AgentRun>();
        return builder;
    }

    private static int BudgetOf(AgentOptions options) =>
        options.Memory > 0 ? options.Memory : HostFacts.BudgetMiB(File.ReadAllText("/proc/meminfo"));
}
