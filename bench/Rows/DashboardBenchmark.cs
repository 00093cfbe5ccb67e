using System.Diagnostics;
using Boxyard.Bench.Load;

namespace Boxyard.Bench.Rows;

/// <summary>
/// The dashboard on a large lab in which jobs come all the time: how long each page takes, and what many live pages
/// cost.
/// </summary>
internal sealed class DashboardBenchmark(string name, int jobCount, int boxCount) : IBenchmark
{
    private const int ViewerCount = 20;
    private const int RequestsPerViewer = 10;
    private const int WarmCount = 300;
    private const int LiveCount = 1_000;

    /// <summary>Several, so that one slow answer does not lower the rate.</summary>
    private const int SubmitterCount = 4;

    /// <summary>A live page asks for itself at most so often.</summary>
    private static readonly TimeSpan AskInterval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LiveTime = TimeSpan.FromSeconds(30);

    /// <summary>Of each submitter; each submit is an event.</summary>
    private static readonly TimeSpan SubmitInterval = TimeSpan.FromMilliseconds(35);

    private static readonly (string Name, string Path)[] Pages =
    [
        ("home", "/"),
        ("jobs", "/jobs"),
        ("jobs_filtered", $"/jobs?q=state:queued%20group:{BenchJob.Group}%20suite:iperf"),
        ("jobs_failed", "/jobs?q=state:failed"),
        ("job", "/jobs/1"),
        ("boxes", "/boxes"),
        ("boxes_filtered", "/boxes?q=bench-77"),
        ("box", $"/boxes/{BenchJob.Group}-1"),
        ("queues", "/queues"),
        ("queue", $"/queues/{BenchJob.Queue}"),
        ("events", "/events"),
        ("metrics", $"/metrics?suite=iperf&group={BenchJob.Group}&name=throughput&over=commits"),
        ("compare", "/compare?a=1&b=2"),
        ("submit", "/submit?clone=1"),
        ("bulk", $"/jobs/bulk?do=cancel&q=group:{BenchJob.Group}"),
    ];

    private long _submitsBegun;
    private long _submitCount;

    public string Name => name;

    public async Task<IReadOnlyList<BenchRow>> RunAsync(CancellationToken cancellationToken)
    {
        await using var bench = await SiloBench.StartAsync("sqlite", cancellationToken);
        await FillAsync(bench, cancellationToken);
        await using var dashboard = await ServerProcess.StartAsync(
            Path.Combine(AppContext.BaseDirectory, "Boxyard.Dashboard.dll"),
            ["--Dashboard:Silo", $"http://{bench.Silo.EndPoint}"],
            "/health/live",
            cancellationToken);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _submitsBegun = Stopwatch.GetTimestamp();
        var submits = Task.WhenAll(
            Enumerable.Range(0, SubmitterCount).Select(_ => SubmitAsync(bench, over.Token)));
        var rows = new List<BenchRow>();
        using (var http = new HttpClient { BaseAddress = new Uri($"http://{dashboard.EndPoint}") })
        {
            foreach (var page in Pages)
            {
                // Compiled and warm first: people look at pages that others have looked at.
                await WarmAsync(http, page.Path, cancellationToken);
                rows.Add(await MeasureAsync(http, page, cancellationToken));
            }

            rows.Add(MeasureEvents());
            rows.Add(await MeasureMemoryAsync(http, dashboard, cancellationToken));
        }

        await over.CancelAsync();
        await submits;
        return rows;
    }

    /// <summary>What happened each second at least while the pages were asked for: each submit is an event.</summary>
    private BenchRow MeasureEvents() => new()
    {
        Name = $"{name}.events_per_second",
        Value = Volatile.Read(ref _submitCount) / Stopwatch.GetElapsedTime(_submitsBegun).TotalSeconds,
        Unit = "/s",
        Must = 100,
    };

    private async Task FillAsync(SiloBench bench, CancellationToken cancellationToken)
    {
        bench.AddBootFiles();
        await bench.MeasureAsync(
            boxCount,
            index => HttpRequestText.Put($"/set_host2queues?host={BenchJob.Group}-{index}&queues={BenchJob.Queue}"),
            answer => answer.Status == 200,
            cancellationToken);
        await bench.SubmitAsync(jobCount, cancellationToken);
        // A tenth of the boxes have a job, and half of these have ended one before, a quarter of them badly.
        await BootAsync(bench, boxCount / 20, cancellationToken);
        await EndAsync(
            bench,
            index => $"lkp-jobfile-append-var?job_id={index + 1}&job_state={(index % 4 == 0 ? "failed" : "finished")}",
            cancellationToken);
        await EndAsync(bench, index => $"lkp-post-run?job_id={index + 1}", cancellationToken);
        await BootAsync(bench, boxCount / 10, cancellationToken);
    }

    private static async Task BootAsync(SiloBench bench, int count, CancellationToken cancellationToken) =>
        await bench.MeasureAsync(
            count,
            index => HttpRequestText.Get($"/boot.ipxe/host/{BenchJob.Group}-{index}"),
            answer => answer.Status == 200,
            cancellationToken);

    /// <summary>A report of the boxes that got the first jobs.</summary>
    private async Task EndAsync(SiloBench bench, Func<int, string> report, CancellationToken cancellationToken) =>
        await bench.MeasureAsync(
            boxCount / 20,
            index => HttpRequestText.Get($"/~lkp/cgi-bin/{report(index)}"),
            answer => answer.Status == 200,
            cancellationToken);

    private async Task SubmitAsync(SiloBench bench, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://{bench.Silo.EndPoint}") };
        using var timer = new PeriodicTimer(SubmitInterval);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                using var job = new StringContent(BenchJob.Json(), null, "application/json");
                using var answer = await http.PostAsync(
                    new Uri("/api/v1/jobs", UriKind.Relative), job, cancellationToken);
                answer.EnsureSuccessStatusCode();
                Interlocked.Increment(ref _submitCount);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The measurement is over.
        }
    }

    private async Task<BenchRow> MeasureAsync(
        HttpClient http, (string Name, string Path) page, CancellationToken cancellationToken)
    {
        var latencies = new Latencies();
        await Task.WhenAll(Enumerable.Range(0, ViewerCount).Select(
            number => AskAsync(http, page.Path, number * AskInterval / ViewerCount, latencies, cancellationToken)));
        return new BenchRow
        {
            Name = $"{name}.{page.Name}_p95",
            Value = latencies.Quantile(0.95),
            Unit = "ms",
            Must = 100,
            LessIsBetter = true,
        };
    }

    private static async Task WarmAsync(HttpClient http, string path, CancellationToken cancellationToken)
    {
        for (var count = 0; count < WarmCount; count++)
        {
            await http.GetStringAsync(new Uri(path, UriKind.Relative), cancellationToken);
        }
    }

    private static async Task AskAsync(
        HttpClient http, string path, TimeSpan delay, Latencies latencies, CancellationToken cancellationToken)
    {
        await Task.Delay(delay, cancellationToken);
        using var timer = new PeriodicTimer(AskInterval);
        for (var count = 0; count < RequestsPerViewer; count++)
        {
            await timer.WaitForNextTickAsync(cancellationToken);
            var started = Stopwatch.GetTimestamp();
            await http.GetStringAsync(new Uri(path, UriKind.Relative), cancellationToken);
            latencies.Add(Stopwatch.GetElapsedTime(started));
        }
    }

    private async Task<BenchRow> MeasureMemoryAsync(
        HttpClient http, ServerProcess dashboard, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var viewers = Enumerable.Range(0, LiveCount).Select(_ => WatchAsync(http, over.Token)).ToArray();
        var most = 0L;
        using (var timer = new PeriodicTimer(TimeSpan.FromSeconds(1)))
        {
            for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < LiveTime;)
            {
                await timer.WaitForNextTickAsync(cancellationToken);
                most = Math.Max(most, dashboard.ResidentBytes());
                if (viewers.FirstOrDefault(viewer => viewer.IsCompleted) is { } gone)
                {
                    await gone;
                    throw new InvalidOperationException("A viewer's stream has ended.");
                }
            }
        }

        await over.CancelAsync();
        await Task.WhenAll(viewers);
        return new BenchRow
        {
            Name = $"{name}.live_memory", Value = most / 1e6, Unit = "MB", Must = 500, LessIsBetter = true,
        };
    }

    /// <summary>As the page's script: each change is followed by asking for the page.</summary>
    private static async Task WatchAsync(HttpClient http, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = await http.GetStreamAsync(
                new Uri("/live?topic=lab", UriKind.Relative), cancellationToken);
            using var reader = new StreamReader(stream);
            while (await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                if (line.StartsWith("data:", StringComparison.Ordinal))
                {
                    await http.GetStringAsync(new Uri("/", UriKind.Relative), cancellationToken);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The measurement is over.
        }
    }
}
