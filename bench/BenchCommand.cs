using System.Text.Json;
using Boxyard.Bench.Rows;

namespace Boxyard.Bench;

/// <summary>`bench [--json FILE] [ROW..]`: runs the named benchmarks, or all, and prints a table.</summary>
internal static class BenchCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static readonly IBenchmark[] Benchmarks =
    [
        new BootBenchmark("sqlite", must: 0.35, aim: 0.5),
        new BootBenchmark("postgres", must: 0.25, aim: 0.4),
        new SubmitBenchmark("sqlite", must: 0.35, aim: 0.45),
        new SubmitBenchmark("postgres", must: 0.3, aim: 0.4),
        new BulkSubmitBenchmark("sqlite"),
        new BulkSubmitBenchmark("postgres"),
        new ClaimBenchmark("sqlite"),
        new ClaimBenchmark("postgres"),
        new MemoryBenchmark("sqlite"),
        new MemoryBenchmark("postgres"),
        new WakeBenchmark("sqlite", isOtherSilo: false, must: 20, aim: 5),
        new WakeBenchmark("postgres", isOtherSilo: false, must: 20, aim: 5),
        new WakeBenchmark("postgres", isOtherSilo: true, must: 50, aim: 30),
        new WaitingBoxesBenchmark("sqlite"),
        new WaitingBoxesBenchmark("postgres"),
        new SilosBenchmark(),
        new OthersBenchmark("sqlite"),
        new OthersBenchmark("postgres"),
        new DashboardBenchmark("dashboard-small", jobCount: 10_000, boxCount: 1_000),
        new DashboardBenchmark("dashboard", jobCount: 1_000_000, boxCount: 10_000),
    ];

    /// <summary>0 when every row meets its `must`, 1 when one misses it, 2 for a wrong command line.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        if (!TryParse(args, out var jsonFile, out var names))
        {
            Console.Error.WriteLine(
                $"usage: bench [--json FILE] [ROW..]\nrows: {string.Join(' ', Benchmarks.Select(row => row.Name))}");
            return 2;
        }

        using var interrupted = new CancellationTokenSource();
        Console.CancelKeyPress += (_, key) =>
        {
            key.Cancel = true;
            interrupted.Cancel();
        };
        var rows = new List<BenchRow>();
        foreach (var benchmark in Benchmarks.Where(benchmark => names.Count == 0 || names.Contains(benchmark.Name)))
        {
            foreach (var row in await benchmark.RunAsync(interrupted.Token))
            {
                rows.Add(row);
                Console.WriteLine(Format(row));
            }
        }

        if (jsonFile is not null)
        {
            await File.WriteAllTextAsync(jsonFile, JsonSerializer.Serialize(rows, Indented), interrupted.Token);
        }

        return rows.TrueForAll(row => row.Ok) ? 0 : 1;
    }

    private static bool TryParse(string[] args, out string? jsonFile, out List<string> names)
    {
        jsonFile = null;
        names = [.. args];
        var at = names.IndexOf("--json");
        if (at >= 0)
        {
            if (at + 1 == names.Count)
            {
                return false;
            }

            jsonFile = names[at + 1];
            names.RemoveRange(at, 2);
        }

        return names.TrueForAll(name => Benchmarks.Any(benchmark => benchmark.Name == name));
    }

    private static string Format(BenchRow row)
    {
        var verdict = row.Must is null ? "" : row.Ok ? "ok" : "MISSED";
        var must = row.Must?.ToString("0.###") ?? "-";
        var aim = row.Aim?.ToString("0.###") ?? "-";
        return $"{row.Name,-44} {row.Value,14:0.###} {row.Unit,-8} must {must,-8} aim {aim,-8} {verdict}";
    }
}
