using Boxyard.Bench.Load;

namespace Boxyard.Bench.Rows;

/// <summary>
/// A silo on a fresh store beside a bare plain-text server, for rows that are shares of the plain-text rate.
/// </summary>
internal sealed class SiloBench : IAsyncDisposable
{
    public const int ConnectionCount = 256;

    private const int PlainTextRequestCount = 100_000;

    private readonly BenchStore _store;
    private readonly ServerProcess _plainText;

    private SiloBench(BenchStore store, ServerProcess silo, ServerProcess plainText)
    {
        _store = store;
        Silo = silo;
        _plainText = plainText;
    }

    public ServerProcess Silo { get; }

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

    /// <summary>Requests a second of the silo.</summary>
    public Task<double> MeasureAsync(
        int requestCount,
        Func<int, byte[]> request,
        Func<HttpAnswer, bool> accept,
        CancellationToken cancellationToken,
        int connectionCount = ConnectionCount) =>
        new LoadRun(Silo.EndPoint, connectionCount).MeasureAsync(requestCount, request, accept, cancellationToken);

    /// <summary>Plain-text requests a second, warm.</summary>
    public async Task<double> MeasurePlainTextAsync(CancellationToken cancellationToken)
    {
        var request = HttpRequestText.Get("/plaintext");
        var run = new LoadRun(_plainText.EndPoint, ConnectionCount);
        await run.MeasureAsync(
            PlainTextRequestCount / 2, _ => request, answer => answer.Status == 200, cancellationToken);
        return await run.MeasureAsync(
            PlainTextRequestCount, _ => request, answer => answer.Status == 200, cancellationToken);
    }

    /// <summary>Submits `count` jobs in requests of 1,000.</summary>
    public async Task SubmitAsync(int count, CancellationToken cancellationToken)
    {
        var request = HttpRequestText.PostJson("/api/v1/jobs:batch", BenchJob.BatchJson(1_000));
        await MeasureAsync(
            count / 1_000, _ => request, answer => answer.Status == 201, cancellationToken, connectionCount: 4);
    }

    /// <summary>The rows of one rate: its share of the plain-text rate, and both absolute numbers.</summary>
    public static IReadOnlyList<BenchRow> Share(
        string name, double rate, double plainTextRate, double must, double aim) =>
    [
        new() { Name = name, Value = rate / plainTextRate, Unit = "share", Must = must, Aim = aim },
        new() { Name = $"{name}.rate", Value = rate, Unit = "1/s" },
        new() { Name = $"{name}.plain_text", Value = plainTextRate, Unit = "1/s" },
    ];

    public async ValueTask DisposeAsync()
    {
        await Silo.DisposeAsync();
        await _plainText.DisposeAsync();
        await _store.DisposeAsync();
    }
}
