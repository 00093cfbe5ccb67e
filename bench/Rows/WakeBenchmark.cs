using System.Diagnostics;
using Boxyard.Bench.Load;

namespace Boxyard.Bench.Rows;

/// <summary>
/// How long after its submit a box that waits has its boot text, on an idle system: at the silo that took the job, and
/// at another one.
/// </summary>
internal sealed class WakeBenchmark(string store, bool isOtherSilo, double must, double aim) : IBenchmark
{
    private const int WarmUpCount = 300;
    private const int MeasuredCount = 1_000;

    /// <summary>Long enough that the box waits when its job comes.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    public string Name => $"wake-{store}{(isOtherSilo ? "-other-silo" : "")}";

    public async Task<IReadOnlyList<BenchRow>> RunAsync(CancellationToken cancellationToken)
    {
        await using var bench = await SiloBench.StartAsync(store, cancellationToken);
        bench.AddBootFiles();
        await using var second = isOtherSilo
            ? await SiloBench.StartSiloAsync(bench.Store, cancellationToken)
            : null;
        using var box = new HttpConnection();
        using var user = new HttpConnection();
        await box.ConnectAsync((second ?? bench.Silo).EndPoint, cancellationToken);
        await user.ConnectAsync(bench.Silo.EndPoint, cancellationToken);
        var job = HttpRequestText.PostJson("/api/v1/jobs", BenchJob.Json());
        // Its queue must be known before a box waits for it.
        await user.SendAsync(job, cancellationToken);
        var times = new Latencies();
        for (var index = 0; index < WarmUpCount + MeasuredCount; index++)
        {
            var time = await WakeAsync(box, user, job, index, cancellationToken);
            // The first box takes the job that was there.
            if (index >= WarmUpCount)
            {
                times.Add(time);
            }
        }

        return
        [
            new()
            {
                Name = Name, Value = times.Quantile(0.99), Unit = "ms p99", Must = must, Aim = aim, LessIsBetter = true,
            },
            new() { Name = $"{Name}.median", Value = times.Quantile(0.5), Unit = "ms" },
        ];
    }

    private static async Task<TimeSpan> WakeAsync(
        HttpConnection box, HttpConnection user, byte[] job, int index, CancellationToken cancellationToken)
    {
        var ask = HttpRequestText.Get($"/boot.ipxe/host/{BenchJob.Group}-{index}?wait=60&arch=x86_64");
        var answer = box.SendAsync(ask, cancellationToken).AsTask();
        await Task.Delay(Pause, cancellationToken);
        var started = Stopwatch.GetTimestamp();
        await user.SendAsync(job, cancellationToken);
        var text = await answer;
        var time = Stopwatch.GetElapsedTime(started);
        return text.Body.Span.IndexOf("/job.cgz"u8) >= 0
            ? time
            : throw new InvalidOperationException($"Box {index} got no job.");
    }
}
