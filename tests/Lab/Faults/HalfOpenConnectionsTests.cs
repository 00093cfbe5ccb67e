using System.Diagnostics;
using System.Net.Sockets;
using Boxyard.Storage;
using Boxyard.Tests.Storage;
using Xunit.Abstractions;

namespace Boxyard.Tests.Lab.Faults;

/// <summary>Connections whose request never ends, while boxes are served on others.</summary>
[Collection(FaultsCollection.Name)]
public sealed class HalfOpenConnectionsTests(ITestOutputHelper output)
{
    public const int ConnectionCount = 10_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [ManySocketsFact]
    public async Task Ten_thousand_of_them_do_not_keep_boxes_from_their_jobs_and_are_closed()
    {
        using var folder = new TestFolder();
        // Long enough that all are open at one time, however slow the machine is.
        await using var silo = await LabSilo.StartAsync(folder.Path, "--Http:HeadersTimeout", "00:02:00");
        await using var load = FaultLoad.Start([silo.Address]);
        await load.History.AdvanceAsync(300, Patience);
        var sockets = await Task.WhenAll(Enumerable.Range(0, ConnectionCount).Select(_ => OpenAsync(silo.Port)));
        var (before, openedAt) = (load.History.AcknowledgedCount, Stopwatch.GetTimestamp());
        await load.History.AdvanceAsync(600, Patience);
        var rate = (load.History.AcknowledgedCount - before) / Stopwatch.GetElapsedTime(openedAt).TotalSeconds;
        var openCount = sockets.Count(socket => !socket.Poll(0, SelectMode.SelectRead));

        await load.DrainAsync();
        var answers = await Task.WhenAll(sockets.Select(ReadToEndAsync)).WaitAsync(Patience);
        Assert.Equal(
            ConnectionCount, answers.Count(answer => answer.StartsWith("HTTP/1.1 408", StringComparison.Ordinal)));
        await silo.StopAsync();
        await HistoryCheck.AssertAsync(new StorageOptions { DataDirectory = folder.Path }, load.History);
        FaultReport.Write(
            output,
            $"{openCount} half-open connections",
            load.History,
            $"{rate:0} calls/s answered meanwhile",
            "all closed with 408");
    }

    private static async Task<Socket> OpenAsync(int port)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync("127.0.0.1", port);
        await socket.SendAsync("GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "u8.ToArray());
        return socket;
    }

    private static async Task<string> ReadToEndAsync(Socket socket)
    {
        using var ends = socket;
        await using var stream = new NetworkStream(socket);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
