using Boxyard.Bench.Load;

namespace Boxyard.Bench.Rows;

/// <summary>Single submits of a 1 kB job as a share of the plain-text rate.</summary>
internal sealed class SubmitBenchmark(string store, double must, double aim) : IBenchmark
{
    private const int WarmUpCount = 300_000;
    private const int MeasuredCount = 200_000;

    public string Name => $"submit-{store}";

    public async Task<IReadOnlyList<BenchRow>> RunAsync(CancellationToken cancellationToken)
    {
        await using var bench = await SiloBench.StartAsync(store, cancellationToken);
        var request = HttpRequestText.PostJson("/api/v1/jobs", BenchJob.Json());
        await bench.MeasureAsync(WarmUpCount, _ => request, IsStored, cancellationToken);
        var goal = new BenchRow { Name = Name, Value = 0, Unit = "share", Must = must, Aim = aim };
        return await bench.MeasureShareAsync(goal, MeasuredCount, _ => request, IsStored, cancellationToken);
    }

    private static bool IsStored(HttpAnswer answer) => answer.Status == 201;
}
