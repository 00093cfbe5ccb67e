using System.Collections.Concurrent;
using System.Data.Common;
using Boxyard.Clusters;
using Boxyard.Dependencies;
using Boxyard.Jobs;
using Boxyard.Queues;
using Boxyard.Results;
using Boxyard.Storage;
using Boxyard.TaskQueues;
using Boxyard.Testboxes;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Boxyard.Tests.Storage;

/// <summary>The stores on a real database, as the silo registers them, with a clock that the test moves.</summary>
public sealed class StoreHost : IAsyncDisposable, ICommitListener
{
    private readonly ServiceProvider _services;
    private readonly TestFolder? _folder;
    private readonly ConcurrentQueue<CommitNotice> _notices = [];
    private readonly ConcurrentBag<(Func<CommitNotice, bool> Wanted, TaskCompletionSource<CommitNotice> Heard)> _waiters =
        [];

    private StoreHost(StorageOptions options, TestFolder? folder, LimitOptions? limits)
    {
        _folder = folder;
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<ICommitListener>(this);
        services.AddBoxyardStorage(options, limits);
        _services = services.BuildServiceProvider();
    }

    public ManualClock Clock { get; } = new();

    public IReadOnlyCollection<CommitNotice> Notices => _notices;

    public IJobStore Jobs => Get<IJobStore>();

    public IQueueStore Queues => Get<IQueueStore>();

    public IClusterStore Clusters => Get<IClusterStore>();

    public ITestboxStore Testboxes => Get<ITestboxStore>();

    public IDependencyStore Dependencies => Get<IDependencyStore>();

    public ITaskStore Tasks => Get<ITaskStore>();

    public IResultStore Results => Get<IResultStore>();

    /// <summary>A host on an empty database of its own.</summary>
    public static async Task<StoreHost> StartAsync(
        Dialect dialect, Action<StorageOptions>? configure = null, LimitOptions? limits = null)
    {
        var folder = new TestFolder();
        var options = new StorageOptions { DataDirectory = folder.Path, ClockIsTimeProvider = true };
        if (dialect == Dialect.Postgres)
        {
            var server = await PostgresServer.SharedAsync();
            options.Postgres = await server.CreateDatabaseAsync();
        }

        configure?.Invoke(options);
        return await StartAsync(options, folder, limits);
    }

    /// <summary>A host on the database that the options name.</summary>
    public static async Task<StoreHost> StartAsync(
        StorageOptions options, TestFolder? folder = null, LimitOptions? limits = null)
    {
        var host = new StoreHost(options, folder, limits);
        foreach (var service in host._services.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }

        return host;
    }

    /// <summary>Returns when all writes that were asked for are answered and told; no more are taken.</summary>
    public Task StopWriterAsync() => Get<GroupWriter>().StopAsync(CancellationToken.None);

    /// <summary>The first notice that is wanted, heard before or after.</summary>
    public async Task<CommitNotice> WaitForNoticeAsync(Func<CommitNotice, bool> wanted)
    {
        var heard = new TaskCompletionSource<CommitNotice>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiters.Add((wanted, heard));
        if (_notices.FirstOrDefault(wanted) is { } earlier)
        {
            return earlier;
        }

        return await heard.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    /// <summary>Runs a query of the test's own; each row's columns as text.</summary>
    public async Task<List<string[]>> QueryAsync(string sql, int columnCount)
    {
        await using DbConnection connection = Get<StorageOptions>() is { Postgres: { } postgres }
            ? new NpgsqlConnection(postgres)
            : new SqliteConnection($"Data Source={Get<StorageOptions>().DataDirectory}/boxyard.db;Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string[]>();
        while (await reader.ReadAsync())
        {
            rows.Add([.. Enumerable.Range(0, columnCount).Select(column => reader.GetValue(column).ToString()!)]);
        }

        return rows;
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

    void ICommitListener.Committed(CommitNotice notice)
    {
        _notices.Enqueue(notice);
        foreach (var (_, heard) in _waiters.Where(waiter => waiter.Wanted(notice)))
        {
            heard.TrySetResult(notice);
        }
    }
}
