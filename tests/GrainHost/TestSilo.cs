using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Boxyard.Tests.GrainHost;

/// <summary>
/// A started silo with named grain classes, a clock that the test moves, and the probe that grains report to.
/// </summary>
public sealed class TestSilo : IAsyncDisposable
{
    private readonly IHost _host;

    private TestSilo(IHost host) => _host = host;

    internal TestClock Clock { get; private init; } = new();

    internal Probe Probe => Services.GetRequiredService<Probe>();

    internal RecordingLog Log => Services.GetRequiredService<RecordingLog>();

    internal IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    internal IServiceProvider Services => _host.Services;

    internal int ActivationCount => Services.GetRequiredService<Boxyard.GrainHost.Silo>().ActivationCount;

    internal static Task<TestSilo> StartAsync(params Type[] grainClasses) => StartAsync(_ => { }, grainClasses);

    internal static async Task<TestSilo> StartAsync(Action<IServiceCollection> configure, params Type[] grainClasses)
    {
        var clock = new TestClock();
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddSingleton(new GrainClassSource(grainClasses));
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton<Probe>();
        builder.Services.AddSingleton<RecordingLog>();
        builder.Services.AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<RecordingLog>());
        builder.Services.AddScoped<ScopedService>();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.UseOrleans(silo => configure(silo.Services));
        var silo = new TestSilo(builder.Build()) { Clock = clock };
        await silo._host.StartAsync();
        return silo;
    }

    internal Task StopAsync(CancellationToken cancellationToken = default) => _host.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
