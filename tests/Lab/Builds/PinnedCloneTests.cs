using System.Net;
using Boxyard.Agent.Builds;
using Boxyard.Apps;
using Boxyard.Apps.Code;
using Boxyard.Tests.Agent.Builds;
using Boxyard.Tests.Silo.Apps;
using Boxyard.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Boxyard.Tests.Lab.Builds;

/// <summary>
/// Code from a host whose name no resolver knows: git goes to the machine that it is told, and still asks it for the
/// name's key or certificate. By the agent's calls of git and by the silo's.
/// </summary>
public sealed class PinnedCloneTests : IDisposable
{
    private const string Host = "code.boxyard.invalid";

    private readonly GitRepository _code = new();
    private readonly TestFolder _folder = new();
    private readonly StringWriter _log = new();

    [Fact]
    public async Task Code_comes_over_ssh_from_a_host_that_is_known_by_its_name()
    {
        await using var server = await SshServer.StartAsync(_folder.Path);
        var url = $"ssh://{Environment.UserName}@{Host}:{server.Port}{_code.Folder}";
        var right = await server.WriteKnownHostsAsync(Host);
        var wrong = await server.WriteKnownHostsAsync(Host, isRight: false);

        Assert.Equal(0, await BuildAsync(url, server.KeyFile, right));
        Assert.Equal(128, await BuildAsync(url, server.KeyFile, wrong));
        Assert.Equal(128, await BuildAsync(url, null, null));
        Assert.Equal(0, await SubmitAsync(url, server.KeyFile, right));
        Assert.Equal(128, await SubmitAsync(url, server.KeyFile, wrong));
        Assert.Equal(128, await SubmitAsync(url, null, null));
    }

    [Fact]
    public async Task Code_comes_over_https_from_a_host_with_a_certificate_for_its_name()
    {
        await using var server = await GitHttpsServer.StartAsync(_folder.Path, _code.Folder, Host);
        await using var other = await GitHttpsServer.StartAsync(
            Directory.CreateDirectory(Path.Join(_folder.Path, "other")).FullName, _code.Folder, $"other.{Host}");

        Assert.Equal(0, await BuildAsync(UrlOf(server), certificates: server.CertificateFile));
        Assert.Equal(0, await SubmitAsync(UrlOf(server), certificates: server.CertificateFile));
        Assert.Equal(128, await BuildAsync(UrlOf(other), certificates: other.CertificateFile));
        Assert.Equal(128, await SubmitAsync(UrlOf(other), certificates: other.CertificateFile));
    }

    public void Dispose()
    {
        _log.Dispose();
        _folder.Dispose();
        _code.Dispose();
    }

    private static string UrlOf(GitHttpsServer server) => $"https://{Host}:{server.Port}/code";

    /// <summary>Git's exit code; of a clone that went well its code is looked at.</summary>
    private async Task<int> BuildAsync(
        string url, string? key = null, string? known = null, string? certificates = null)
    {
        var folder = Path.Join(_folder.Path, Guid.NewGuid().ToString("n"));
        var order = BuildStepTests.Order with { SshKeyFile = key, SshKnownHostsFile = known };
        var pin = new ClonePin(CloneAddress.Find(url)!, IPAddress.Loopback);
        var step = GitSteps.Fetch(new BuildSource { Url = url, Branch = "master" }, folder, order, pin).Single();
        var exitCode = await new StepRunner(TimeProvider.System, _log).EndAsync(
            "Checkout",
            step with { Variables = step.Variables.Add("GIT_SSL_CAINFO", certificates ?? "") },
            CancellationToken.None);
        Assert.Equal(exitCode == 0, File.Exists(Path.Join(folder, "Dockerfile")));
        return exitCode;
    }

    private async Task<int> SubmitAsync(
        string url, string? key = null, string? known = null, string? certificates = null)
    {
        var folder = Path.Join(_folder.Path, Guid.NewGuid().ToString("n"));
        var (address, _) = GitAddress.Parse(url, allowsFiles: false);
        var options = new AppOptions { SshKeyFile = key, SshKnownHostsFile = known };
        var command = new GitCommand(address!, IPAddress.Loopback, options);
        var environment = command.Environment(_folder.Path);
        environment["GIT_SSL_CAINFO"] = certificates ?? "";
        var source = new AppSource { Url = url, Branch = "master", Architectures = [] };
        var call = new GitCall(command.Clone(source, folder).Single(), environment, _folder.Path);
        var run = await new GitRunner(NullLogger<GitRunner>.Instance).RunAsync(call, 1000, CancellationToken.None);
        return run.ExitCode;
    }
}
