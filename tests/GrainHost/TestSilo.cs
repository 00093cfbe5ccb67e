using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Boxyard.Tests.GrainHost;

/// <summary>A started silo with named grain classes, a clock that the test moves, and the probe that grains report to.</summary>
public sealed class TestSilo : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly Silo _silo;

    private TestSilo(ServiceProvider services)
    {
        _services = services;
        _silo = services.GetRequiredService<Silo>();
    }

    internal TestClock Clock { get; private init; } = new();

    internal Probe Probe => _services.GetRequiredService<Probe>();

    internal RecordingLog Log => _services.GetRequiredService<RecordingLog>();

    internal IGrainFactory Grains => _services.GetRequiredService<IGrainFactory>();

    internal IServiceProvider Services => _services;

    internal int ActivationCount => _silo.ActivationCount;

    internal static Task<TestSilo> StartAsync(params Type[] grainClasses) => StartAsync(_ => { }, grainClasses);

    internal static async Task<TestSilo> StartAsync(Action<ISiloBuilder> configure, params Type[] grainClasses)
    {
        var clock = new TestClock();
        var services = new ServiceCollection();
        services.AddSingleton(new GrainClassSource(grainClasses));
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<Probe>();
        services.AddSingleton<RecordingLog>();
        services.AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<RecordingLog>());
        services.AddScoped<ScopedService>();
        services.AddOrleans(configure);
        var silo = new TestSilo(services.BuildServiceProvider()) { Clock = clock };
        await silo._silo.StartAsync(CancellationToken.None);
        return silo;
    }

    internal Task StopAsync(CancellationToken cancellationToken = default) => _silo.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _silo.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }
}
