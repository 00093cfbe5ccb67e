using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Boxyard.Tests.Agent.Builds;

/// <summary>A git server on the loopback that says no more after so many bytes, and keeps the connection.</summary>
internal sealed class StallingGitServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _over = new();
    private readonly Task _serving;

    public StallingGitServer(string folder, int maxBytes)
    {
        _listener.Start();
        _serving = ServeAsync(folder, maxBytes);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose()
    {
        _over.Cancel();
        _listener.Dispose();
        _serving.ContinueWith(static _ => { }, TaskScheduler.Default).Wait();
        _over.Dispose();
    }

    private async Task ServeAsync(string folder, int maxBytes)
    {
        using var client = await _listener.AcceptTcpClientAsync(_over.Token);
        await using var stream = client.GetStream();
        using var git = Process.Start(new ProcessStartInfo(
            "git", ["daemon", "--inetd", "--export-all", $"--base-path={folder}", folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        try
        {
            var asking = stream.CopyToAsync(git.StandardInput.BaseStream, _over.Token);
            var buffer = new byte[16 * 1024];
            for (var left = maxBytes; left > 0;)
            {
                var count = await git.StandardOutput.BaseStream.ReadAsync(
                    buffer.AsMemory(0, Math.Min(buffer.Length, left)), _over.Token);
                left = count == 0 ? 0 : left - count;
                await stream.WriteAsync(buffer.AsMemory(0, count), _over.Token);
            }

            await Task.Delay(Timeout.Infinite, _over.Token);
            await asking;
        }
        finally
        {
            git.Kill(entireProcessTree: true);
        }
    }
}
