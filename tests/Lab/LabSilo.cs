using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Boxyard.Client;

namespace Boxyard.Tests.Lab;

/// <summary>A silo in a process of its own, which can be killed and started again on the same port and data.</summary>
public sealed class LabSilo : IAsyncDisposable
{
    private readonly string[] _arguments;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly string _program = Path.Combine(AppContext.BaseDirectory, "Boxyard.Silo.dll");
    private SiloProcess? _process;

    private LabSilo(string data, string[] moreArguments, string? program = null, string host = "127.0.0.1")
    {
        _program = program ?? _program;
        Data = data;
        Port = FreePort();
        Address = new Uri($"http://{host}:{Port}");
        _arguments = ["--urls", $"http://{host}:{Port}", "--data", data, .. moreArguments];
        Client = new BoxyardClient(new BoxyardClientOptions { Server = Address });
    }

    public int Port { get; }

    public string Data { get; }

    public Uri Address { get; }

    public BoxyardClient Client { get; }

    /// <summary>The lines that it has logged so far.</summary>
    public IEnumerable<string> Output => _output;

    public static async Task<LabSilo> StartAsync(string data, params string[] moreArguments)
    {
        var silo = new LabSilo(data, moreArguments);
        await silo.StartAsync();
        return silo;
    }

    /// <summary>A silo on another address of this machine.</summary>
    public static async Task<LabSilo> StartOnAsync(string host, string data, params string[] moreArguments)
    {
        var silo = new LabSilo(data, moreArguments, host: host);
        await silo.StartAsync();
        return silo;
    }

    /// <summary>Another build of the silo, started.</summary>
    public static async Task<LabSilo> StartProgramAsync(string program, string data, params string[] moreArguments)
    {
        var silo = new LabSilo(data, moreArguments, program);
        await silo.StartAsync();
        return silo;
    }

    public async Task StartAsync() => _process = await SiloProcess.StartProgramAsync(_program, _output, _arguments);

    /// <summary>SIGTERM; returns when it has ended.</summary>
    public async Task StopAsync()
    {
        await _process!.StopAsync(TimeSpan.FromMinutes(3));
        await KillAsync();
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        await _process!.DisposeAsync();
        _process = null;
    }

    /// <summary>Names a box and its queue.</summary>
    public async Task AddBoxAsync(string name, string mac, string queue)
    {
        await Client.Testboxes.SetMacAsync(name, mac);
        await Client.Testboxes.SetQueuesAsync(name, [queue]);
    }

    /// <summary>The whole of a log, as text.</summary>
    public async Task<string> ReadLogAsync(long jobId, int attempt, string stream)
    {
        using var text = new MemoryStream();
        await foreach (var bytes in Client.Jobs.ReadLogAsync(jobId, attempt, stream))
        {
            text.Write(bytes.Span);
        }

        return System.Text.Encoding.UTF8.GetString(text.ToArray());
    }

    /// <summary>Waits until the job is finished and its results are extracted.</summary>
    public async Task<Job> WaitForResultsAsync(long jobId, TimeSpan timeout)
    {
        using var expired = new CancellationTokenSource(timeout);
        await Client.Jobs.WaitAsync(jobId, expired.Token);
        await Eventually.TrueAsync(
            async () => (await Client.Jobs.GetAsync(jobId, expired.Token)).ExtractedAt is not null, timeout, $"the results of job {jobId} are extracted");
        return await Client.Jobs.GetAsync(jobId, expired.Token);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_process is not null)
        {
            await KillAsync();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
