using System.Collections.Concurrent;
using Boxyard.Jobs;
using Boxyard.Queues;
using Boxyard.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Boxyard.Tests.Storage;

/// <summary>The stores on a real database, as the silo registers them, with a clock that the test moves.</summary>
public sealed class StoreHost : IAsyncDisposable, ICommitListener
{
    private readonly ServiceProvider _services;
    private readonly TestFolder? _folder;
    private readonly ConcurrentQueue<CommitNotice> _notices = [];

    private StoreHost(StorageOptions options, TestFolder? folder)
    {
        _folder = folder;
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<ICommitListener>(this);
        services.AddBoxyardStorage(options);
        _services = services.BuildServiceProvider();
    }

    public ManualClock Clock { get; } = new();

    public IReadOnlyCollection<CommitNotice> Notices => _notices;

    public IJobStore Jobs => Get<IJobStore>();

    public IQueueStore Queues => Get<IQueueStore>();

    /// <summary>A host on an empty database of its own.</summary>
    public static async Task<StoreHost> StartAsync(Dialect dialect, Action<StorageOptions>? configure = null)
    {
        var folder = new TestFolder();
        var options = new StorageOptions { DataDirectory = folder.Path, ClockIsTimeProvider = true };
        if (dialect == Dialect.Postgres)
        {
            var server = await PostgresServer.SharedAsync();
            options.Postgres = await server.CreateDatabaseAsync();
        }

        configure?.Invoke(options);
        return await StartAsync(options, folder);
    }

    /// <summary>A host on the database that the options name.</summary>
    public static async Task<StoreHost> StartAsync(StorageOptions options, TestFolder? folder = null)
    {
        var host = new StoreHost(options, folder);
        foreach (var service in host._services.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }

        return host;
    }

    public TService Get<TService>()
        where TService : notnull => _services.GetRequiredService<TService>();

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>().Reverse())
        {
            await service.StopAsync(CancellationToken.None);
        }

        await _services.DisposeAsync();
        _folder?.Dispose();
    }

    void ICommitListener.Committed(CommitNotice notice) => _notices.Enqueue(notice);
}
