using Boxyard.Bench.Load;

namespace Boxyard.Bench.Rows;

/// <summary>Single submits of a 1 kB job as a share of the plain-text rate.</summary>
internal sealed class SubmitBenchmark(string store, double must, double aim) : IBenchmark
{
    private const int WarmUpCount = 10_000;
    private const int MeasuredCount = 40_000;

    public string Name => $"submit-{store}";

    public async Task<IReadOnlyList<BenchRow>> RunAsync(CancellationToken cancellationToken)
    {
        await using var bench = await SiloBench.StartAsync(store, cancellationToken);
        var request = HttpRequestText.PostJson("/api/v1/jobs", BenchJob.Json());
        await bench.MeasureAsync(WarmUpCount, _ => request, answer => answer.Status == 201, cancellationToken);
        var plainTextRate = await bench.MeasurePlainTextAsync(cancellationToken);
        var rate = await bench.MeasureAsync(
            MeasuredCount, _ => request, answer => answer.Status == 201, cancellationToken);
        return SiloBench.Share(Name, rate, plainTextRate, must, aim);
    }
}
