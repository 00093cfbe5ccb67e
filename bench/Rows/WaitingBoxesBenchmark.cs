using System.Diagnostics;
using Boxyard.Bench.Load;

namespace Boxyard.Bench.Rows;

/// <summary>
/// 10,000 boxes wait on one silo, and 10,000 jobs come at once: until the last box has its boot text.
/// </summary>
internal sealed class WaitingBoxesBenchmark(string store) : IBenchmark
{
    private const int BoxCount = 10_000;
    private const int ConnectAtOnce = 100;
    private const int AnswerBytes = 4 * 1024;

    public string Name => $"waiting-{store}";

    public async Task<IReadOnlyList<BenchRow>> RunAsync(CancellationToken cancellationToken)
    {
        await using var bench = await SiloBench.StartAsync(store, cancellationToken);
        bench.AddBootFiles();
        await bench.MeasureAsync(
            BoxCount,
            index => HttpRequestText.Put($"/set_host2queues?host={BenchJob.Group}-{index}&queues={BenchJob.Queue}"),
            answer => answer.Status == 200,
            cancellationToken);
        var boxes = Enumerable.Range(0, BoxCount).Select(_ => new HttpConnection(AnswerBytes)).ToArray();
        try
        {
            var answers = await AskAsync(bench, boxes, cancellationToken);
            await WaitUntilAllWaitAsync(bench, cancellationToken);
            var waitingBytes = bench.Silo.ResidentBytes();
            var started = Stopwatch.GetTimestamp();
            await bench.SubmitAsync(BoxCount, cancellationToken);
            foreach (var answer in answers)
            {
                if ((await answer).Body.Span.IndexOf("/job.cgz"u8) < 0)
                {
                    throw new InvalidOperationException("A box that waited got no job.");
                }
            }

            return Rows(Stopwatch.GetElapsedTime(started), Math.Max(waitingBytes, bench.Silo.ResidentBytes()));
        }
        finally
        {
            Array.ForEach(boxes, box => box.Dispose());
        }
    }

    private IReadOnlyList<BenchRow> Rows(TimeSpan time, long residentBytes) =>
    [
        new() { Name = Name, Value = time.TotalSeconds, Unit = "s", Must = 10, Aim = 3, LessIsBetter = true },
        new() { Name = $"{Name}.memory", Value = residentBytes / 1e6, Unit = "MB", Must = 1_000, LessIsBetter = true },
    ];

    private static async Task<Task<HttpAnswer>[]> AskAsync(
        SiloBench bench, HttpConnection[] boxes, CancellationToken cancellationToken)
    {
        var answers = new Task<HttpAnswer>[boxes.Length];
        foreach (var lot in Enumerable.Range(0, boxes.Length).Chunk(ConnectAtOnce))
        {
            await Task.WhenAll(lot.Select(index => boxes[index].ConnectAsync(bench.Silo.EndPoint, cancellationToken)));
            foreach (var index in lot)
            {
                var ask = HttpRequestText.Get($"/boot.ipxe/host/{BenchJob.Group}-{index}?wait=600");
                answers[index] = boxes[index].SendAsync(ask, cancellationToken).AsTask();
            }
        }

        return answers;
    }

    private static async Task WaitUntilAllWaitAsync(SiloBench bench, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://{bench.Silo.EndPoint}") };
        while (!(await client.GetStringAsync("/metrics", cancellationToken))
            .Contains($"boxyard_boxes_waiting {BoxCount}\n", StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }
    }
}
