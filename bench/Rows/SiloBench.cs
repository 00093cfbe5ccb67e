using Boxyard.Bench.Load;

namespace Boxyard.Bench.Rows;

/// <summary>
/// A silo on a fresh store beside a bare plain-text server, for rows that are shares of the plain-text rate.
/// </summary>
internal sealed class SiloBench : IAsyncDisposable
{
    public const int ConnectionCount = 256;

    private const int RoundCount = 5;
    private const int PlainTextPerRound = 100_000;

    private static readonly string[] BootFiles =
    [
        "os/debian/x86_64/12/vmlinuz", "os/debian/x86_64/12/initrd.lkp", "initrd/lkp/latest/lkp-x86_64.cgz",
    ];

    private readonly BenchStore _store;
    private readonly ServerProcess _plainText;

    private SiloBench(BenchStore store, ServerProcess silo, ServerProcess plainText)
    {
        _store = store;
        Silo = silo;
        _plainText = plainText;
    }

    public ServerProcess Silo { get; }

    public BenchStore Store => _store;

    public static async Task<SiloBench> StartAsync(string storeName, CancellationToken cancellationToken)
    {
        var store = await BenchStore.StartAsync(storeName);
        var silo = await StartSiloAsync(store, cancellationToken);
        return new SiloBench(store, silo, await PlainTextServer.StartAsync(cancellationToken));
    }

    public static Task<ServerProcess> StartSiloAsync(BenchStore store, CancellationToken cancellationToken) =>
        ServerProcess.StartAsync(
            Path.Combine(AppContext.BaseDirectory, "Boxyard.Silo.dll"),
            store.SiloArguments,
            "/health/ready",
            cancellationToken);

    /// <summary>
    /// Puts empty files where the job's boot files are looked for: a lab has them, and each miss would be an event.
    /// </summary>
    public void AddBootFiles()
    {
        foreach (var path in BootFiles)
        {
            var file = Path.Combine(_store.Folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, []);
        }
    }

    /// <summary>Requests a second of the silo.</summary>
    public Task<double> MeasureAsync(
        int requestCount,
        Func<int, byte[]> request,
        Func<HttpAnswer, bool> accept,
        CancellationToken cancellationToken,
        int connectionCount = ConnectionCount) =>
        new LoadRun(Silo.EndPoint, connectionCount).MeasureAsync(requestCount, request, accept, cancellationToken);

    /// <summary>Submits `count` jobs in requests of 1,000.</summary>
    public async Task SubmitAsync(int count, CancellationToken cancellationToken)
    {
        var request = HttpRequestText.PostJson("/api/v1/jobs:batch", BenchJob.BatchJson(1_000));
        await MeasureAsync(
            count / 1_000, _ => request, answer => answer.Status == 201, cancellationToken, connectionCount: 4);
    }

    /// <summary>
    /// The silo's rate as a share of the plain-text rate: the median of 5 rounds that measure both, so that the
    /// machine's moods hit both. The silo must be warm. Beside it both rates of that round, and what a request costs
    /// each of the two processes, which other programs on the machine disturb least.
    /// </summary>
    public async Task<IReadOnlyList<BenchRow>> MeasureShareAsync(
        BenchRow goal,
        int requestCount,
        Func<int, byte[]> request,
        Func<HttpAnswer, bool> accept,
        CancellationToken cancellationToken)
    {
        await MeasurePlainTextAsync(2 * PlainTextPerRound, cancellationToken);
        var (siloBefore, plainTextBefore) = (Silo.ProcessorTime(), _plainText.ProcessorTime());
        var rounds = new List<(double Rate, double PlainTextRate)>();
        var ownTime = TimeSpan.Zero;
        var perRound = requestCount / RoundCount;
        for (var round = 0; round < RoundCount; round++)
        {
            var first = round * perRound;
            var plainTextRate = await MeasurePlainTextAsync(PlainTextPerRound, cancellationToken);
            var ownBefore = Environment.CpuUsage.TotalTime;
            var rate = await MeasureAsync(perRound, index => request(first + index), accept, cancellationToken);
            ownTime += Environment.CpuUsage.TotalTime - ownBefore;
            rounds.Add((rate, plainTextRate));
        }

        var median = rounds.OrderBy(round => round.Rate / round.PlainTextRate).ElementAt(RoundCount / 2);
        var siloTime = Silo.ProcessorTime() - siloBefore;
        var plainTextTime = _plainText.ProcessorTime() - plainTextBefore;
        return
        [
            goal with { Value = median.Rate / median.PlainTextRate },
            new() { Name = $"{goal.Name}.rate", Value = median.Rate, Unit = "1/s" },
            new() { Name = $"{goal.Name}.plain_text", Value = median.PlainTextRate, Unit = "1/s" },
            Cost($"{goal.Name}.processor", siloTime, perRound),
            Cost($"{goal.Name}.plain_text_processor", plainTextTime, PlainTextPerRound),
            Cost($"{goal.Name}.client_processor", ownTime, perRound),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await Silo.DisposeAsync();
        await _plainText.DisposeAsync();
        await _store.DisposeAsync();
    }

    private Task<double> MeasurePlainTextAsync(int count, CancellationToken cancellationToken)
    {
        var request = HttpRequestText.Get("/plaintext");
        var run = new LoadRun(_plainText.EndPoint, ConnectionCount);
        return run.MeasureAsync(count, _ => request, answer => answer.Status == 200, cancellationToken);
    }

    private static BenchRow Cost(string name, TimeSpan spent, int requestsPerRound) =>
        new() { Name = name, Value = spent.TotalMicroseconds / (RoundCount * requestsPerRound), Unit = "us" };
}
