using System.Collections.Immutable;

namespace Boxyard.Bench.Rows;

/// <summary>
/// The cost of a claim in a queue as it is compared with another: 1,000,000 queued against 1,000; 10,000 submitters
/// against one; a box of 8 queues against one of one. The median of 5 runs each, which alternate so that the machine's
/// moods hit both.
/// </summary>
internal sealed class ClaimBenchmark(string store) : IBenchmark
{
    private const int RunCount = 5;
    private const int ClaimsPerRun = 10_000;
    private const int SmallCount = 1_000;
    private const int LargeCount = 1_000_000;
    private const int ManySubmitters = 10_000;

    public string Name => $"claim-{store}";

    public async Task<IReadOnlyList<BenchRow>> RunAsync(CancellationToken cancellationToken)
    {
        await using var database = await BenchStore.StartAsync(store);
        await using var bench = await StoreBench.StartAsync(database, cancellationToken);
        await bench.SubmitAsync("large", LargeCount, submitterCount: 1, cancellationToken);
        await bench.SubmitAsync("crowd", RunCount * ClaimsPerRun * 2, ManySubmitters, cancellationToken);
        ImmutableArray<string> eight = ["none-1", "none-2", "none-3", "none-4", "none-5", "none-6", "none-7", "large"];
        await bench.ClaimAsync(["large"], ClaimsPerRun, cancellationToken);

        var small = new List<double>();
        var large = new List<double>();
        var crowd = new List<double>();
        var manyQueues = new List<double>();
        for (var run = 0; run < RunCount; run++)
        {
            small.Add(await ClaimFromSmallAsync(bench, cancellationToken));
            large.Add(await bench.ClaimAsync(["large"], ClaimsPerRun, cancellationToken));
            crowd.Add(await bench.ClaimAsync(["crowd"], ClaimsPerRun, cancellationToken));
            manyQueues.Add(await bench.ClaimAsync(eight, ClaimsPerRun, cancellationToken));
        }

        var unit = Median(small);
        return
        [
            Row("1m_queued", Median(large) / unit, must: 1.2, aim: 1.1),
            Row("10k_submitters", Median(crowd) / unit, must: 1.5, aim: 1.1),
            Row("8_queues", Median(manyQueues) / unit, must: 2, aim: 1.1),
            new() { Name = $"{Name}.1k_queued.rate", Value = 1e6 / unit, Unit = "1/s" },
            new() { Name = $"{Name}.1m_queued.rate", Value = 1e6 / Median(large), Unit = "1/s" },
        ];
    }

    // The queue is filled up again between portions, outside of the time, so that about 1,000 jobs wait in it.
    private static async Task<double> ClaimFromSmallAsync(StoreBench bench, CancellationToken cancellationToken)
    {
        var costs = new List<double>();
        for (var claimed = 0; claimed < ClaimsPerRun; claimed += SmallCount)
        {
            await bench.SubmitAsync("small", SmallCount, submitterCount: 1, cancellationToken);
            costs.Add(await bench.ClaimAsync(["small"], SmallCount, cancellationToken));
        }

        return costs.Average();
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private BenchRow Row(string name, double value, double must, double aim) =>
        new() { Name = $"{Name}.{name}", Value = value, Unit = "ratio", Must = must, Aim = aim, LessIsBetter = true };
}
