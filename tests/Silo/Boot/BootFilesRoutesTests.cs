using System.Net;
using System.Net.Sockets;
using System.Text;
using Boxyard.Boot;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Boxyard.Tests.Silo.Boot;

public sealed class BootFilesRoutesTests : IAsyncLifetime, IDisposable
{
    private readonly BootLab _lab = new();
    private WebApplication _application = null!;
    private Uri _address = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Boot:OsDirectory"] = _lab.OsDirectory,
            ["Boot:InitrdDirectory"] = _lab.InitrdDirectory,
        });
        builder.Services.AddBoot(builder.Configuration);
        _application = builder.Build();
        _application.MapBootFiles();
        await _application.StartAsync();
        _address = new Uri(_application.Urls.Single());
        _lab.AddFile("secret", "secret");
        _lab.AddFile("os/a/vmlinuz", "0123456789");
        _lab.AddFile("initrd/lkp/latest/lkp-x86_64.cgz", "lkp");
        _lab.AddLink("os/out", "../secret");
        _lab.AddLink("os/in", "a/vmlinuz");
    }

    public Task DisposeAsync() => _application.DisposeAsync().AsTask();

    public void Dispose() => _lab.Dispose();

    [Theory]
    [InlineData("/os/a/vmlinuz", "0123456789")]
    [InlineData("/os/in", "0123456789")]
    [InlineData("/initrd/lkp/latest/lkp-x86_64.cgz", "lkp")]
    public async Task Files_of_both_folders_are_sent_with_their_length(string path, string content)
    {
        var answer = await SendAsync("GET", path);

        Assert.StartsWith("HTTP/1.1 200 OK\r\n", answer, StringComparison.Ordinal);
        Assert.Contains($"\r\nContent-Length: {content.Length}\r\n", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n" + content, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_request_tells_the_length_and_sends_nothing()
    {
        var answer = await SendAsync("HEAD", "/os/a/vmlinuz");

        Assert.Contains("\r\nContent-Length: 10\r\n", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_of_a_file_can_be_asked_for()
    {
        var answer = await SendAsync("GET", "/os/a/vmlinuz", "Range: bytes=4-\r\n");

        Assert.StartsWith("HTTP/1.1 206 ", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nContent-Range: bytes 4-9/10\r\n", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n456789", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/os")]
    [InlineData("/os/")]
    [InlineData("/os/a")]
    [InlineData("/os/a/")]
    [InlineData("/os/none")]
    [InlineData("/os/out")]
    [InlineData("/os/../secret")]
    [InlineData("/os/%2e%2e/secret")]
    [InlineData("/os/..%2fsecret")]
    [InlineData("/os/..%5csecret")]
    [InlineData("/os/a//vmlinuz")]
    [InlineData("/os//etc/passwd")]
    [InlineData("/os/%2fetc/passwd")]
    [InlineData("/initrd/a/vmlinuz")]
    public async Task Anything_else_is_not_found_and_has_an_empty_body(string path)
    {
        var answer = await SendAsync("GET", path);

        Assert.StartsWith("HTTP/1.1 404 ", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nContent-Length: 0\r\n", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_cannot_be_written() =>
        Assert.StartsWith("HTTP/1.1 405 ", await SendAsync("PUT", "/os/a/vmlinuz"), StringComparison.Ordinal);

    // A raw request, because HttpClient would tidy the path before it sends it.
    private async Task<string> SendAsync(string method, string path, string headers = "")
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"{method} {path} HTTP/1.1\r\nHost: boxes\r\nConnection: close\r\n{headers}\r\n"));
        using var reader = new StreamReader(stream, Encoding.ASCII);
        return await reader.ReadToEndAsync();
    }
}
