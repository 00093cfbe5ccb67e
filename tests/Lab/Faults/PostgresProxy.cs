using System.Net;
using System.Net.Sockets;

namespace Boxyard.Tests.Lab.Faults;

/// <summary>
/// Stands between a silo and PostgreSQL, and can have one COMMIT or its answer vanish, with the connection's later
/// bytes. The connection itself stays open, so that the silo learns of it by its time-outs alone.
/// </summary>
internal sealed class PostgresProxy : IAsyncDisposable
{
    private const int BufferBytes = 64 * 1024;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly int _serverPort;
    private readonly Task _accepting;
    private int _fault;

    private PostgresProxy(int serverPort)
    {
        _serverPort = serverPort;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The fault that was asked for has happened.</summary>
    public bool IsDone => Volatile.Read(ref _fault) == (int)CommitFault.None;

    public static PostgresProxy Start(int serverPort) => new(serverPort);

    /// <summary>Has it happen to the next commit, once.</summary>
    public void Ask(CommitFault fault) => Interlocked.Exchange(ref _fault, (int)fault);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stopping.Token)));
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(connections).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ServeAsync(TcpClient silo)
    {
        using var fromSilo = silo;
        using var toServer = new TcpClient { NoDelay = true };
        fromSilo.NoDelay = true;
        await toServer.ConnectAsync(IPAddress.Loopback, _serverPort, _stopping.Token);
        var (up, down) = (fromSilo.GetStream(), toServer.GetStream());
        var connection = new ProxiedConnection();
        // Either side's end is the other's.
        var ends = await Task.WhenAny(SendUpAsync(up, down, connection), SendDownAsync(down, up, connection));
        await ends.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task SendUpAsync(NetworkStream silo, NetworkStream server, ProxiedConnection connection)
    {
        var buffer = new byte[BufferBytes];
        while (await silo.ReadAsync(buffer, _stopping.Token) is > 0 and var count)
        {
            if (!connection.IsCut && connection.SeesCommit(buffer.AsSpan(0, count)))
            {
                var fault = (CommitFault)Interlocked.Exchange(ref _fault, (int)CommitFault.None);
                connection.IsCut = fault != CommitFault.None;
                if (fault == CommitFault.AnswerVanishes)
                {
                    await server.WriteAsync(buffer.AsMemory(0, count), _stopping.Token);
                }
            }

            if (!connection.IsCut)
            {
                await server.WriteAsync(buffer.AsMemory(0, count), _stopping.Token);
            }
        }
    }

    private async Task SendDownAsync(NetworkStream server, NetworkStream silo, ProxiedConnection connection)
    {
        var buffer = new byte[BufferBytes];
        while (true)
        {
            var count = await server.ReadAsync(buffer, _stopping.Token);
            if (count == 0 && connection.IsCut)
            {
                // The server has given the connection up, which the silo is not told either.
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _stopping.Token);
            }

            if (count == 0)
            {
                return;
            }

            if (!connection.IsCut)
            {
                await silo.WriteAsync(buffer.AsMemory(0, count), _stopping.Token);
            }
        }
    }
}
