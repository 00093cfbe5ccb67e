using System.Net;
using Boxyard.Bench.Load;

namespace Boxyard.Bench.Rows;

/// <summary>
/// What 2 and 3 silos on one PostgreSQL and the same processors do, against one of them: submits, and boot requests
/// that get these jobs, over 256 connections. The median of 5 alternating rounds.
/// </summary>
internal sealed class SilosBenchmark : IBenchmark
{
    private const int RoundCount = 5;
    private const int RequestsPerRound = 10_000;

    private int _box;

    public string Name => "silos-postgres";

    public async Task<IReadOnlyList<BenchRow>> RunAsync(CancellationToken cancellationToken)
    {
        await using var bench = await SiloBench.StartAsync("postgres", cancellationToken);
        bench.AddBootFiles();
        await using var second = await SiloBench.StartSiloAsync(bench.Store, cancellationToken);
        await using var third = await SiloBench.StartSiloAsync(bench.Store, cancellationToken);
        IPEndPoint[] silos = [bench.Silo.EndPoint, second.EndPoint, third.EndPoint];
        for (var round = 0; round < RoundCount; round++)
        {
            await MeasureAsync(silos, cancellationToken);
        }

        var rates = new List<double>[] { [], [], [] };
        for (var round = 0; round < RoundCount; round++)
        {
            foreach (var count in (int[])[1, 2, 3])
            {
                rates[count - 1].Add(await MeasureAsync(silos[..count], cancellationToken));
            }
        }

        var medians = rates.Select(Median).ToArray();
        return
        [
            new() { Name = Name, Value = medians[1] / medians[0], Unit = "ratio", Must = 0.85, Aim = 1 },
            new() { Name = $"{Name}.three", Value = medians[2] / medians[0], Unit = "ratio" },
            new() { Name = $"{Name}.rate_of_one", Value = medians[0], Unit = "1/s" },
        ];
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    /// <summary>Requests a second, half of them submits and half boot requests by boxes that never asked.</summary>
    private async Task<double> MeasureAsync(IPEndPoint[] silos, CancellationToken cancellationToken)
    {
        var run = new LoadRun(silos, SiloBench.ConnectionCount);
        var job = HttpRequestText.PostJson("/api/v1/jobs", BenchJob.Json());
        var submits = await run.MeasureAsync(
            RequestsPerRound, _ => job, answer => answer.Status == 201, cancellationToken);
        var first = _box;
        _box += RequestsPerRound;
        var boots = await run.MeasureAsync(
            RequestsPerRound,
            index => HttpRequestText.Get($"/boot.ipxe/host/{BenchJob.Group}-{first + index}?arch=x86_64"),
            answer => answer.Status == 200 && answer.Body.Span.IndexOf("/job.cgz"u8) >= 0,
            cancellationToken);
        return 2 / ((1 / submits) + (1 / boots));
    }
}
