using Boxyard.Boot;
using Boxyard.Jobs;
using Boxyard.Queues;
using Boxyard.Testboxes;
using Microsoft.Extensions.DependencyInjection;

namespace Boxyard.Tests.Grains;

/// <summary>The grains of boxes, queues and jobs on a store in memory.</summary>
internal sealed class GrainLab : IAsyncDisposable
{
    private readonly GrainCluster _cluster;

    private GrainLab(GrainCluster cluster, MemoryStore store, DeadlineGrace grace, TestClock clock)
    {
        _cluster = cluster;
        Clock = clock;
        Grace = grace;
        Store = store;
    }

    public MemoryStore Store { get; }

    /// <summary>Over for every attempt, until the test says that the store failed.</summary>
    public DeadlineGrace Grace { get; }

    /// <summary>Of the grace; the store has its own time.</summary>
    public TestClock Clock { get; }

    public IJobGrain Job => _cluster.Grains.GetGrain<IJobGrain>(7);

    public ITestboxGrain Box => _cluster.Grains.GetGrain<ITestboxGrain>(AttemptLab.Box);

    public AttemptRecord LastAttempt => Store.Attempts[^1];

    public static async Task<GrainLab> StartAsync()
    {
        var store = new MemoryStore();
        var clock = new TestClock();
        var grace = new DeadlineGrace(store, clock);
        grace.Receive();
        clock.Advance(TimeSpan.FromHours(1));
        store.Jobs.Add(7, AttemptLab.Job with { AttemptCount = 0, InfraRetries = 2 });
        var cluster = await GrainCluster.StartAsync(services => services
            .AddSingleton(new JobRules())
            .AddSingleton<IJobStore>(store)
            .AddSingleton<IQueueStore>(store)
            .AddSingleton<ITestboxStore>(store)
            .AddSingleton(grace));
        return new GrainLab(cluster, store, grace, clock);
    }

    public Task<BootAnswer> AskAsync(BoxArrival? arrival = null) => Box.AskAsync(
        new BootQuestion
        {
            Kind = BootKind.Container,
            Queues = [AttemptLab.Job.Queue],
            Address = "10.0.0.1:3000",
            Arrival = arrival,
        },
        CancellationToken.None);

    public Task<ReportOutcome> TellAsync(string word, int attempt = 1) =>
        Job.ReportAsync(AttemptLab.Report(word, attempt: attempt), CancellationToken.None);

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();
}
