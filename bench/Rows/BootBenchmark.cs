using Boxyard.Bench.Load;

namespace Boxyard.Bench.Rows;

/// <summary>
/// Boot requests that get a job, each by a box that never asked before, as a share of the plain-text rate.
/// </summary>
internal sealed class BootBenchmark(string store, double must, double aim) : IBenchmark
{
    private const int WarmUpCount = 60_000;
    private const int MeasuredCount = 60_000;

    public string Name => $"boot-{store}";

    public async Task<IReadOnlyList<BenchRow>> RunAsync(CancellationToken cancellationToken)
    {
        await using var bench = await SiloBench.StartAsync(store, cancellationToken);
        bench.AddBootFiles();
        await RegisterAsync(bench, cancellationToken);
        await bench.SubmitAsync(WarmUpCount + MeasuredCount, cancellationToken);
        await bench.MeasureAsync(WarmUpCount, Ask, HasJob, cancellationToken);
        var goal = new BenchRow { Name = Name, Value = 0, Unit = "share", Must = must, Aim = aim };
        return await bench.MeasureShareAsync(
            goal, MeasuredCount, index => Ask(WarmUpCount + index), HasJob, cancellationToken);
    }

    private static async Task RegisterAsync(SiloBench bench, CancellationToken cancellationToken)
    {
        await bench.MeasureAsync(
            WarmUpCount + MeasuredCount,
            index => HttpRequestText.Put($"/set_host_mac?hostname={BenchJob.Group}-{index}&mac={Mac(index)}"),
            answer => answer.Status == 200,
            cancellationToken);
        await bench.MeasureAsync(
            WarmUpCount + MeasuredCount,
            index => HttpRequestText.Put($"/set_host2queues?host={BenchJob.Group}-{index}&queues={BenchJob.Queue}"),
            answer => answer.Status == 200,
            cancellationToken);
    }

    private static byte[] Ask(int index) => HttpRequestText.Get($"/boot.ipxe/mac/{Mac(index)}");

    private static bool HasJob(HttpAnswer answer) =>
        answer.Status == 200 && answer.Body.Span.IndexOf("/job.cgz"u8) >= 0;

    private static string Mac(int index) =>
        $"52-54-00-{(index >> 16) & 0xff:x2}-{(index >> 8) & 0xff:x2}-{index & 0xff:x2}";
}
