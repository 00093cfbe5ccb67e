using System.Diagnostics;
using Boxyard.Bench.Load;

namespace Boxyard.Bench.Rows;

/// <summary>
/// How long boot requests take while 10,000 jobs are submitted in one request, and while a backup runs: 16 boxes that
/// ask every 20 ms.
/// </summary>
internal sealed class OthersBenchmark(string store) : IBenchmark
{
    private const int BoxCount = 16;
    private const int QueuedCount = 200_000;
    private const int BatchCount = 10_000;
    private const int BatchRounds = 5;

    /// <summary>The answer names all ids of a batch.</summary>
    private const int AnswerBytes = 1024 * 1024;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private int _box;

    public string Name => $"others-{store}";

    public async Task<IReadOnlyList<BenchRow>> RunAsync(CancellationToken cancellationToken)
    {
        await using var bench = await SiloBench.StartAsync(store, cancellationToken);
        bench.AddBootFiles();
        await bench.SubmitAsync(QueuedCount, cancellationToken);
        // Warm.
        await MeasureAsync(bench, _ => Task.Delay(TimeSpan.FromSeconds(5), cancellationToken), cancellationToken);
        var alone = await MeasureAsync(
            bench, _ => Task.Delay(TimeSpan.FromSeconds(5), cancellationToken), cancellationToken);
        var batch = await MeasureAsync(bench, SubmitBatchesAsync, cancellationToken);
        var backup = await MeasureAsync(bench, BackupAsync, cancellationToken);
        return
        [
            Row($"{Name}.batch", batch, must: 250),
            Row($"{Name}.backup", backup, must: 250),
            Row($"{Name}.alone", alone, must: null),
        ];
    }

    private static BenchRow Row(string name, Latencies times, double? must) => new()
    {
        Name = name,
        Value = times.Quantile(0.99),
        Unit = "ms p99",
        Must = must,
        Aim = must is null ? null : 100,
        LessIsBetter = true,
    };

    private static async Task SubmitBatchesAsync(SiloBench bench)
    {
        var request = HttpRequestText.PostJson("/api/v1/jobs:batch", BenchJob.BatchJson(BatchCount));
        using var connection = new HttpConnection(AnswerBytes);
        await connection.ConnectAsync(bench.Silo.EndPoint, CancellationToken.None);
        for (var round = 0; round < BatchRounds; round++)
        {
            var answer = await connection.SendAsync(request, CancellationToken.None);
            if (answer.Status != 201)
            {
                throw new InvalidOperationException($"The batch was answered {answer.Status}.");
            }
        }
    }

    private static async Task BackupAsync(SiloBench bench)
    {
        var target = Directory.CreateTempSubdirectory("boxyard-bench-backup-").FullName;
        var silo = Path.Combine(AppContext.BaseDirectory, "Boxyard.Silo.dll");
        using var backup = Process.Start("dotnet", [silo, "backup", .. bench.Store.SiloArguments, "--to", target]);
        await backup.WaitForExitAsync();
        Directory.Delete(target, recursive: true);
        if (backup.ExitCode != 0)
        {
            throw new InvalidOperationException($"The backup left with {backup.ExitCode}.");
        }
    }

    /// <summary>The boot requests that were sent while `work` ran.</summary>
    private async Task<Latencies> MeasureAsync(
        SiloBench bench, Func<SiloBench, Task> work, CancellationToken cancellationToken)
    {
        var times = new Latencies();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var boxes = Enumerable.Range(0, BoxCount).Select(_ => AskAsync(bench, times, over.Token)).ToArray();
        await work(bench);
        await over.CancelAsync();
        await Task.WhenAll(boxes);
        return times;
    }

    private async Task AskAsync(SiloBench bench, Latencies times, CancellationToken over)
    {
        using var connection = new HttpConnection();
        await connection.ConnectAsync(bench.Silo.EndPoint, CancellationToken.None);
        while (!over.IsCancellationRequested)
        {
            var box = Interlocked.Increment(ref _box);
            var ask = HttpRequestText.Get($"/boot.ipxe/host/{BenchJob.Group}-{box}?arch=x86_64");
            var started = Stopwatch.GetTimestamp();
            await connection.SendAsync(ask, CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(started));
            await Task.Delay(Pause, CancellationToken.None);
        }
    }
}
