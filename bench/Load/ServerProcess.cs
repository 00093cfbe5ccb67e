using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Boxyard.Bench.Load;

/// <summary>
/// A server under test in a process of its own, so that its memory and garbage collector are its own.
/// </summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private ServerProcess(Process process, IPEndPoint endPoint)
    {
        _process = process;
        EndPoint = endPoint;
    }

    public IPEndPoint EndPoint { get; }

    /// <summary>
    /// Starts `dotnet ASSEMBLY ARGUMENTS --urls ...` on a free port and returns when `readyPath` answers 200.
    /// </summary>
    public static async Task<ServerProcess> StartAsync(
        string assembly, IEnumerable<string> arguments, string readyPath, CancellationToken cancellationToken)
    {
        var endPoint = FreeEndPoint();
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])[assembly, .. arguments, "--urls", $"http://{endPoint}"])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["Logging__LogLevel__Default"] = "Warning";
        start.Environment["DOTNET_TieredPGO"] = "1";
        var process = Process.Start(start)!;
        var server = new ServerProcess(process, endPoint);
        process.OutputDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await server.WaitUntilReadyAsync(readyPath, cancellationToken);
        return server;
    }

    /// <summary>What it has used of the processors so far.</summary>
    public TimeSpan ProcessorTime()
    {
        _process.Refresh();
        return _process.TotalProcessorTime;
    }

    /// <summary>Resident memory in bytes.</summary>
    public long ResidentBytes()
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").First(
            line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return 1024 * long.Parse(
            line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static IPEndPoint FreeEndPoint()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return (IPEndPoint)listener.LocalEndpoint;
    }

    private async Task WaitUntilReadyAsync(string path, CancellationToken cancellationToken)
    {
        using var client =
            new HttpClient { BaseAddress = new Uri($"http://{EndPoint}"), Timeout = TimeSpan.FromSeconds(5) };
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < StartTimeout && !_process.HasExited)
        {
            try
            {
                using var response = await client.GetAsync(path, cancellationToken);
                if (response.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }

        throw new InvalidOperationException($"The server did not answer {path} within {StartTimeout}.");
    }
}
