using System.Net;
using System.Net.Sockets;
using System.Text;
using Boxyard.Apps;
using Boxyard.Apps.Code;
using Boxyard.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Boxyard.Tests.Silo.Apps.Code;

public sealed class GitProgramTests
{
    [Theory]
    [InlineData("git version 2.39.5 (Apple Git-154)", null)]
    [InlineData("git version 2.37.0", null)]
    [InlineData("git version 2.34.1\n", "The server's git is 2.34: code of https addresses needs 2.37")]
    [InlineData("git", "The server's git is of no known version: code of https addresses needs 2.37")]
    public void A_git_that_would_look_up_a_host_again_takes_no_https(string said, string? problem)
    {
        Assert.Equal(problem, GitProgram.ProblemOf(GitProgram.Parse(said)));
    }

    [Fact]
    public async Task Git_keeps_to_the_address_that_it_was_given_for_a_name()
    {
        using var folder = new TestFolder();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var (address, _) = GitAddress.Parse($"https://no-such-host.invalid:{port}/a.git", allowsFiles: false);
        var command = new GitCommand(address!, IPAddress.Loopback, new AppOptions());
        var source = new AppSource { Url = "", Branch = "main", Architectures = [] };
        var clone = command.Clone(source, Path.Combine(folder.Path, "code")).Single();
        var call = new GitCall(clone, command.Environment(folder.Path), folder.Path);

        var running = new GitRunner(NullLogger<GitRunner>.Instance).RunAsync(call, 100, CancellationToken.None);
        var hello = await ReadHelloAsync(listener);
        var run = await running;

        Assert.Equal(0x16, hello[0]);
        Assert.True(hello.AsSpan().IndexOf("no-such-host.invalid"u8) > 0, Encoding.Latin1.GetString(hello));
        Assert.Equal(128, run.ExitCode);
    }

    [Fact]
    public async Task The_end_of_what_git_says_is_kept()
    {
        var said = Encoding.UTF8.GetBytes(new string('x', 5_000) + "\nfatal: no such branch\n");

        var kept = await GitRunner.ReadEndAsync(new MemoryStream(said), maxBytes: 2_000);

        Assert.Equal(2_000, kept.Length);
        Assert.Equal("fatal: no such branch", new GitRun<int>(128, 0, Encoding.UTF8.GetString(kept)).LastLine);
    }

    private static async Task<byte[]> ReadHelloAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync();
        var buffer = new byte[16 * 1024];
        var count = await client.GetStream().ReadAsync(buffer);
        return buffer[..count];
    }
}
