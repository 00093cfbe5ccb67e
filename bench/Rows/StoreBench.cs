using System.Collections.Immutable;
using System.Diagnostics;
using Boxyard.Boot;
using Boxyard.Jobs;
using Boxyard.Queues;
using Boxyard.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Boxyard.Bench.Rows;

/// <summary>The stores alone, in this process, for rows about the cost of a claim.</summary>
internal sealed class StoreBench : IAsyncDisposable
{
    private const int CallerCount = 256;

    private readonly IHost _host;
    private int _boxCount;

    private StoreBench(IHost host) => _host = host;

    private IJobStore Jobs => _host.Services.GetRequiredService<IJobStore>();

    private IQueueStore Queues => _host.Services.GetRequiredService<IQueueStore>();

    public static async Task<StoreBench> StartAsync(BenchStore store, CancellationToken cancellationToken)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.ClearProviders();
        builder.Services.AddBoxyardStorage(store.Options);
        var host = builder.Build();
        await host.StartAsync(cancellationToken);
        return new StoreBench(host);
    }

    /// <summary>Queues jobs of `submitterCount` submitters in turn, 1,000 a submission.</summary>
    public async Task SubmitAsync(string queue, int count, int submitterCount, CancellationToken cancellationToken)
    {
        for (var first = 0; first < count; first += 1_000)
        {
            var jobs = Enumerable.Range(first, Math.Min(1_000, count - first)).Select(
                index => NewJob(queue, $"user-{index % submitterCount}"));
            await Jobs.SubmitAsync(new Submission { Jobs = [.. jobs] }, cancellationToken);
        }
    }

    /// <summary>Microseconds a claim, of `count` claims by as many boxes, 256 at a time. Each must get a job.</summary>
    public async Task<double> ClaimAsync(ImmutableArray<string> queues, int count, CancellationToken cancellationToken)
    {
        var next = -1;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, CallerCount).Select(_ => Task.Run(
            async () =>
            {
                while (Interlocked.Increment(ref next) < count)
                {
                    var outcome = await Queues.ClaimAsync(NewClaim(queues), cancellationToken);
                    if (outcome.Offer is null)
                    {
                        throw new InvalidOperationException("A claim got no job.");
                    }
                }
            },
            cancellationToken)));
        return Stopwatch.GetElapsedTime(started).TotalMicroseconds / count;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static NewJob NewJob(string queue, string submitter) => new()
    {
        Suite = "iperf",
        Group = BenchJob.Group,
        Testbox = BenchJob.Group,
        Queue = queue,
        Priority = 0,
        Submitter = submitter,
        Spec = BenchJob.Json(submitter),
        RunTimeout = TimeSpan.FromHours(1),
    };

    private Claim NewClaim(ImmutableArray<string> queues) => new()
    {
        Testbox = $"{BenchJob.Group}-{Interlocked.Increment(ref _boxCount)}",
        Queues = queues,
        Kind = BootKind.Ipxe,
        Address = "127.0.0.1:3000",
        OfferTimeout = TimeSpan.FromMinutes(10),
        Token = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    };
}
