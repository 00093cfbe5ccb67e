using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Boxyard.Apps;
using Boxyard.Apps.Code;

namespace Boxyard.Tests.Silo.Apps.Code;

public sealed class GitClonesTests
{
    [Fact]
    public async Task Code_comes_over_the_network_from_hosts_that_are_allowed()
    {
        await using var silo = new TunedAppSilo(("Apps:AllowPrivateAddresses", "true"));
        var port = FindFreePort();
        using var daemon = Process.Start(new ProcessStartInfo(
            "git",
            [
                "daemon", "--listen=127.0.0.1", $"--port={port}", "--export-all", $"--base-path={silo.Code.Folder}",
                silo.Code.Folder,
            ]))!;
        try
        {
            await Eventually.BecomesTrueAsync(() => Answers(port));
            var body = silo.Spec("sage").Replace(
                silo.Code.Url, $"git://localhost:{port}/.git", StringComparison.Ordinal);

            var app = await silo.ReadAsync("POST", "/submit", "testuser", body);

            Assert.Equal(silo.Code.Head, (string)app["source"]!["git_commit"]!);
            Assert.Equal($"git://localhost:{port}/.git", (string)app["source"]!["url"]!);
            Assert.Empty(silo.ListClones());
        }
        finally
        {
            daemon.Kill(entireProcessTree: true);
            await daemon.WaitForExitAsync();
        }
    }

    [Fact]
    public async Task A_host_that_never_answers_is_given_up_and_nothing_is_left()
    {
        var clock = new TestClock();
        await using var silo = new TunedAppSilo(
            ("Apps:AllowPrivateAddresses", "true"), ("Apps:CloneStallTimeout", "01:00:00")) { Clock = clock };
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var url = $"git://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/a.git";
        var asked = silo.AskAsync(
            "POST", "/submit", "testuser", silo.Spec("sage").Replace(silo.Code.Url, url, StringComparison.Ordinal));
        using var connection = await silent.AcceptTcpClientAsync();

        clock.Advance(TimeSpan.FromSeconds(600));

        Assert.Equal((408, "{\"error\":\"git clone did not end within 600 seconds\"}\n"), await asked);
        Assert.Empty(silo.ListClones());
    }

    [Fact]
    public async Task A_host_that_falls_silent_is_given_up_long_before()
    {
        var clock = new TestClock();
        await using var silo = new TunedAppSilo(("Apps:AllowPrivateAddresses", "true")) { Clock = clock };
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var url = $"git://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/a.git";
        var asked = silo.AskAsync(
            "POST", "/submit", "testuser", silo.Spec("sage").Replace(silo.Code.Url, url, StringComparison.Ordinal));
        using var connection = await silent.AcceptTcpClientAsync();

        clock.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal(
            (408, "{\"error\":\"git clone got less than 1000 bytes a second for 60 seconds\"}\n"), await asked);
        Assert.Empty(silo.ListClones());
    }

    [Fact]
    public async Task A_clone_that_grows_too_large_is_ended_while_it_runs()
    {
        var clock = new TestClock();
        await using var silo = new TunedAppSilo(
            ("Apps:AllowPrivateAddresses", "true"), ("Apps:MaxCloneBytes", "1000000")) { Clock = clock };
        using var server = new EndlessGitServer();
        var served = server.ServeAsync();
        var asked = silo.AskAsync(
            "POST",
            "/submit",
            "testuser",
            silo.Spec("sage").Replace(silo.Code.Url, server.Url, StringComparison.Ordinal));
        await Task.WhenAny(server.HasSentMuch, asked);

        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(
            (500, "{\"error\":\"The code has more than 1000000 bytes (Apps:MaxCloneBytes)\"}\n"), await asked);
        await served;
        Assert.Empty(silo.ListClones());
    }

    [Fact]
    public async Task Code_that_is_too_large_is_refused()
    {
        await using var silo = new TunedAppSilo(("Apps:MaxCloneBytes", "1000"));

        Assert.Equal(
            (500, "{\"error\":\"The code has more than 1000 bytes (Apps:MaxCloneBytes)\"}\n"),
            await silo.AskAsync("POST", "/submit", "testuser", silo.Spec("sage")));
        Assert.Empty(silo.ListClones());
    }

    [Fact]
    public async Task What_shows_an_app_is_bounded_and_is_no_link()
    {
        await using var silo = new TunedAppSilo(("Apps:MaxMetaFileBytes", "50"));
        File.Delete(Path.Combine(silo.Code.Folder, "ecr-meta/ecr-icon.jpg"));
        File.CreateSymbolicLink(Path.Combine(silo.Code.Folder, "ecr-meta/ecr-icon.jpg"), "/etc/passwd");
        silo.Code.Commit();

        await silo.SubmitAsync("sage", version: "1");
        var (_, icon) = await silo.AskAsync("GET", "/meta-files/sage/simple/1/ecr-icon.jpg", "testuser");
        silo.Code.Write("ecr-meta/ecr-science-image.jpg", new byte[51]);
        silo.Code.Commit();
        var (status, text) = await silo.AskAsync("POST", "/submit", "testuser", silo.Spec("sage", version: "2"));

        Assert.Equal("/etc/passwd", icon);
        Assert.Equal(500, status);
        Assert.Equal(
            "import_meta_files failed: ecr-meta/ecr-science-image.jpg has 51 bytes, at most 50 are kept",
            (string)JsonNode.Parse(text)!["error"]!);
    }

    [Theory]
    [InlineData("0.1.0-0-gabcdef1", "0.1.0-0")]
    [InlineData("v1-12-g0123456789", "v1-12")]
    [InlineData("abcdef1", "abcdef1")]
    [InlineData("abcdef12", "abcdef12")]
    [InlineData("abcdef123", null)]
    [InlineData("v1-rc1-0-gabcdef1", null)]
    public void A_version_is_what_clients_know_as_one(string description, string? version)
    {
        Assert.Equal(version, GitVersion.Find(description));
    }

    [Theory]
    [InlineData("https://example.org/a.git", "https", "example.org", 443, "/a.git")]
    [InlineData("https://EXAMPLE.org:8443/a b", null, null, 0, null)]
    [InlineData("https://good.example.org\\@127.0.0.1/a.git", null, null, 0, null)]
    [InlineData("git@github.com:u/r.git", "ssh", "github.com", 22, "u/r.git")]
    [InlineData("ssh://git@example.org/a.git", "ssh", "example.org", 22, "/a.git")]
    [InlineData("ssh://-oProxyCommand=x/a.git", null, null, 0, null)]
    [InlineData("git://example.org/a.git", "git", "example.org", 9418, "/a.git")]
    [InlineData("file:///etc", null, null, 0, null)]
    [InlineData("/etc", null, null, 0, null)]
    [InlineData("ext::sh", null, null, 0, null)]
    [InlineData("https://user@example.org/a.git", null, null, 0, null)]
    [InlineData("https://example.org/a.git?private_token=x", null, null, 0, null)]
    [InlineData("ssh://u%3Asecret@example.org/a.git", null, null, 0, null)]
    public void An_address_is_read_once(string text, string? scheme, string? host, int port, string? path)
    {
        var (address, mistake) = GitAddress.Parse(text, allowsFiles: false);

        Assert.Equal(
            (scheme, host, port, path), (address?.Scheme, address?.Host, address?.Port ?? 0, address?.Path));
        Assert.NotEqual(address is null, mistake is null);
    }

    [Fact]
    public void Git_goes_to_the_machine_that_was_looked_at()
    {
        var host = IPAddress.Parse("192.0.2.7");
        var (https, _) = GitAddress.Parse("https://example.org/a.git", allowsFiles: false);
        var (ssh, _) = GitAddress.Parse("git@example.org:a.git", allowsFiles: false);

        var arguments = Clone(https!);
        Assert.Contains("http.curloptResolve=example.org:443:192.0.2.7", arguments);
        Assert.Equal(["-b", "main", "--", "https://example.org:443/a.git", "/tmp/x"], arguments.TakeLast(5));
        var environment = new GitCommand(ssh!, host, new AppOptions()).Environment("/tmp/x");
        Assert.EndsWith(
            " -o HostName=192.0.2.7 -o 'HostKeyAlias=example.org' -o CheckHostIP=no",
            environment["GIT_SSH_COMMAND"],
            StringComparison.Ordinal);
        Assert.Equal("ssh", environment["GIT_ALLOW_PROTOCOL"]);
        Assert.Equal("git@example.org:a.git", Clone(ssh!)[^2]);

        IReadOnlyList<string> Clone(GitAddress address) => new GitCommand(address, host, new AppOptions()).Clone(
            new AppSource { Url = "", Branch = "main", Architectures = [] }, "/tmp/x").Single();
    }

    [Fact]
    public void A_key_is_shown_to_hosts_that_are_known()
    {
        var options = new AppOptions { SshKeyFile = "/etc/key", SshKnownHostsFile = "/etc/known hosts" };
        var (address, _) = GitAddress.Parse("ssh://git@example.org:2222/a.git", allowsFiles: false);

        Assert.Equal(
            "ssh -F none -i '/etc/key' -o IdentitiesOnly=yes -o IdentityAgent=none -o BatchMode=yes "
                + "-o StrictHostKeyChecking=yes -o 'UserKnownHostsFile=\"/etc/known hosts\"' -o ConnectTimeout=15 "
                + "-o HostName=192.0.2.7 -o 'HostKeyAlias=[example.org]:2222' -o CheckHostIP=no",
            new GitCommand(address!, IPAddress.Parse("192.0.2.7"), options).Environment("/tmp/x")["GIT_SSH_COMMAND"]);
    }

    [Fact]
    public async Task A_tag_is_taken_before_a_branch_of_its_name()
    {
        await using var silo = new TunedAppSilo();
        var tagged = silo.Code.Head;
        silo.Code.Git("checkout", "--quiet", "-b", "0.1.0");
        silo.Code.Commit();
        var body = silo.Spec("sage", version: null)
            .Replace("\"branch\": \"master\"", "\"tag\": \"0.1.0\"", StringComparison.Ordinal);

        var app = await silo.ReadAsync("POST", "/submit", "testuser", body);

        Assert.Equal((tagged, "0.1.0-0"), ((string)app["source"]!["git_commit"]!, (string)app["version"]!));
        Assert.Empty(silo.ListClones());
    }

    private static bool Answers(int port)
    {
        try
        {
            using var client = new TcpClient();
            client.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FindFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
