using Boxyard.Bench.Load;

namespace Boxyard.Bench.Rows;

/// <summary>
/// Submits of 1,000 jobs each, 4 at once, as a share of a bare batched insert of the same rows in the same kind of
/// database.
/// </summary>
internal sealed class BulkSubmitBenchmark(string store) : IBenchmark
{
    private const int ConnectionCount = 4;
    private const int JobsPerRequest = 1_000;
    private const int WarmUpCount = 20;
    private const int RequestCount = 100;

    public string Name => $"bulk-{store}";

    public async Task<IReadOnlyList<BenchRow>> RunAsync(CancellationToken cancellationToken)
    {
        await using var database = await BenchStore.StartAsync(store);
        double rate;
        await using (var silo = await SiloBench.StartSiloAsync(database, cancellationToken))
        {
            var run = new LoadRun(silo.EndPoint, ConnectionCount);
            var request = HttpRequestText.PostJson("/api/v1/jobs:batch", BenchJob.BatchJson(JobsPerRequest));
            await run.MeasureAsync(WarmUpCount, _ => request, answer => answer.Status == 201, cancellationToken);
            rate = JobsPerRequest * await run.MeasureAsync(
                RequestCount, _ => request, answer => answer.Status == 201, cancellationToken);
        }

        await using var empty = await BenchStore.StartAsync(store);
        await (await StoreBench.StartAsync(empty, cancellationToken)).DisposeAsync();
        var bareRate = await BareInsert.MeasureAsync(database, empty, RequestCount * JobsPerRequest, cancellationToken);
        return
        [
            new() { Name = Name, Value = rate / bareRate, Unit = "share", Must = 0.5, Aim = 0.7 },
            new() { Name = $"{Name}.rate", Value = rate, Unit = "jobs/s" },
            new() { Name = $"{Name}.bare_insert", Value = bareRate, Unit = "jobs/s" },
        ];
    }
}
