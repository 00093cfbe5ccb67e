using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Boxyard.Tests.Lab.Builds;

/// <summary>A git server on the loopback, with one repository of apps.</summary>
internal sealed class GitServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly int _port;

    private GitServer(string folder, int port)
    {
        _port = port;
        _process = Process.Start(new ProcessStartInfo(
            "git",
            [
                "daemon", $"--base-path={folder}", "--export-all", "--reuseaddr", "--listen=127.0.0.1",
                $"--port={port}", folder,
            ]))!;
    }

    public string Url => $"git://127.0.0.1:{_port}/apps";

    /// <summary>Serves the folder's files, all of them in one commit of the branch `main`.</summary>
    public static async Task<GitServer> StartAsync(string folder)
    {
        var repository = Path.Combine(folder, "apps");
        string[][] commands =
        [
            ["init", "--quiet", "--initial-branch=main"], ["add", "--all"],
            ["-c", "user.name=lab", "-c", "user.email=lab@example.org", "commit", "--quiet", "--message=apps"],
        ];
        foreach (var command in commands)
        {
            await LabFolder.RunAsync("git", ["-C", repository, .. command]);
        }

        var server = new GitServer(folder, FreePort());
        await Eventually.TrueAsync(
            () => AnswersAsync(server._port), TimeSpan.FromSeconds(30), "the git server answers");
        return server;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static async Task<bool> AnswersAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
