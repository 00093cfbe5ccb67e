using Boxyard.Bench.Load;

namespace Boxyard.Bench.Rows;

/// <summary>The silo's resident memory with 1,000,000 queued jobs and 10,000 known boxes.</summary>
internal sealed class MemoryBenchmark(string store) : IBenchmark
{
    private const int JobCount = 1_000_000;
    private const int BoxCount = 10_000;

    public string Name => $"memory-{store}";

    public async Task<IReadOnlyList<BenchRow>> RunAsync(CancellationToken cancellationToken)
    {
        await using var bench = await SiloBench.StartAsync(store, cancellationToken);
        await bench.MeasureAsync(
            BoxCount,
            index => HttpRequestText.Put($"/set_host2queues?host={BenchJob.Group}-{index}&queues={BenchJob.Queue}"),
            answer => answer.Status == 200,
            cancellationToken);
        await bench.SubmitAsync(JobCount, cancellationToken);
        return
        [
            new()
            {
                Name = Name,
                Value = bench.Silo.ResidentBytes() / 1e6,
                Unit = "MB",
                Must = 350,
                Aim = 200,
                LessIsBetter = true,
            },
        ];
    }
}
