using System.Diagnostics;
using System.Globalization;

namespace Boxyard.Tests.Lab.Builds;

/// <summary>
/// An ssh server on the loopback with a key of its own, into which one key leads, as the user of the test.
/// </summary>
internal sealed class SshServer : IAsyncDisposable
{
    private readonly Process _process;

    private SshServer(string folder, int port)
    {
        (Folder, Port) = (folder, port);
        _process = Process.Start(new ProcessStartInfo("/usr/sbin/sshd", ["-D", "-e", "-f", $"{folder}/sshd_config"])
        {
            RedirectStandardError = true,
        })!;
        _process.BeginErrorReadLine();
    }

    public int Port { get; }

    /// <summary>The key that leads in.</summary>
    public string KeyFile => Path.Join(Folder, "client");

    private string Folder { get; }

    public static async Task<SshServer> StartAsync(string folder)
    {
        foreach (var key in new[] { "host", "client" })
        {
            await LabFolder.RunAsync("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", Path.Join(folder, key));
        }

        // Where sshd puts away what it does not need; it makes none itself.
        Directory.CreateDirectory("/run/sshd");
        var port = GitServer.FreePort();
        await File.WriteAllTextAsync(
            Path.Join(folder, "sshd_config"),
            string.Create(CultureInfo.InvariantCulture, $"""
            ListenAddress 127.0.0.1
            Port {port}
            HostKey {folder}/host
            AuthorizedKeysFile {folder}/client.pub
            PidFile {folder}/sshd.pid
            PermitRootLogin prohibit-password
            StrictModes no
            UsePAM no

            """));
        var server = new SshServer(folder, port);
        await Eventually.TrueAsync(
            () => GitServer.AnswersAsync(port), TimeSpan.FromSeconds(30), "the ssh server answers");
        return server;
    }

    /// <summary>A file of known hosts in which this server's key, or the client's in its place, is a host's.</summary>
    public async Task<string> WriteKnownHostsAsync(string host, bool isRight = true)
    {
        var key = await File.ReadAllTextAsync(Path.Join(Folder, isRight ? "host.pub" : "client.pub"));
        var file = Path.Join(Folder, isRight ? "known hosts" : "wrong hosts");
        await File.WriteAllTextAsync(file, string.Create(CultureInfo.InvariantCulture, $"[{host}]:{Port} {key}"));
        return file;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
