using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Boxyard.Agent.Builds;

namespace Boxyard.Tests.Agent.Builds;

/// <summary>Where builds take code from, with git itself.</summary>
public sealed class SourceCloneTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("boxyard-clones-");
    private readonly StringWriter _log = new();

    [Fact]
    public async Task Submodules_of_submodules_come_along()
    {
        await MakeAsync("leaf", []);
        await MakeAsync("branch", [("leaf :(top)", "../leaf")]);
        await MakeAsync("tree", [("the branch", UrlOf("branch"))]);

        await CloneAsync(UrlOf("tree"));

        Assert.Equal("leaf", File.ReadAllText(Path.Combine(Clone, "the branch", "leaf :(top)", "name")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_commit_of_the_app_is_built_also_when_its_branch_has_moved(bool isAllowed)
    {
        await MakeAsync("leaf", []);
        await MakeAsync("tree", [("leaf", UrlOf("leaf"))]);
        var tree = Path.Combine(_folder.FullName, "tree");
        var commit = await GitAsync(tree, "rev-parse", "HEAD");
        File.WriteAllText(Path.Combine(tree, "later"), "");
        await GitAsync(tree, "rm", "--quiet", "--cached", "leaf");
        await GitAsync(tree, "add", "later");
        await GitAsync(
            tree, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "--message=b");

        await CloneAsync(UrlOf("tree"), isAllowed, commit);

        Assert.Equal(commit, await GitAsync(Clone, "rev-parse", "HEAD"));
        Assert.False(File.Exists(Path.Combine(Clone, "later")));
        Assert.Equal("leaf", File.ReadAllText(Path.Combine(Clone, "leaf", "name")));
        Assert.Contains(
            $"'main' has moved since the app was submitted; its commit {commit} is fetched.\n",
            _log.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commit_that_is_gone_is_told()
    {
        await MakeAsync("tree", []);
        var gone = new string('1', 40);

        var failure = await Assert.ThrowsAsync<BuildFailure>(() => CloneAsync(UrlOf("tree"), commit: gone));

        Assert.Equal(
            $"The commit {gone} that the app was submitted with cannot be had any more. Submit it again.",
            failure.Message);
    }

    [Theory]
    [InlineData(false, "The host of 'git://127.0.0.1:PORT/x.git' is in the inside network, from where no code is taken "
        + "(Agent:AllowInsideAddresses).")]
    [InlineData(true, "Checkout: git ended with exit code 1.")]
    public async Task A_submodule_leads_to_the_inside_network_only_where_that_is_allowed(bool isAllowed, string problem)
    {
        using var inside = new TcpListener(IPAddress.Loopback, 0);
        inside.Start();
        var port = ((IPEndPoint)inside.LocalEndpoint).Port;
        await MakeAsync("tree", [("a", $"git://127.0.0.1:{port}/x.git")]);

        var cloning = CloneAsync(UrlOf("tree"), isAllowed);
        if (isAllowed)
        {
            // Git asks a second time.
            for (var times = 0; times < 2; times++)
            {
                using var visitor = await inside.AcceptTcpClientAsync();
            }
        }

        var failure = await Assert.ThrowsAsync<BuildFailure>(() => cloning);
        Assert.Equal(problem.Replace("PORT", $"{port}", StringComparison.Ordinal), failure.Message);
        Assert.False(inside.Pending());
    }

    [Theory]
    [InlineData("https://localhost/a.git", "The host of 'https://localhost/a.git' is in the inside network, ")]
    [InlineData("https://u:p@0x7f.1/a.git", "The host of 'https://***@0x7f.1/a.git' is in the inside network, ")]
    [InlineData("git@[::1]:a.git", "'git@[::1]:a.git' is no address of code such as ")]
    [InlineData("/srv/code", "'/srv/code' is no address of code such as ")]
    [InlineData("--upload-pack=evil", "'--upload-pack=evil' is no address of code such as ")]
    [InlineData("ext::sh -c evil", "'ext::sh -c evil' is no address of code such as ")]
    [InlineData("https://nowhere.invalid/a.git", "The host of 'https://nowhere.invalid/a.git' is not known: ")]
    public async Task Code_comes_from_no_other_place(string address, string problem) => Assert.StartsWith(
        problem,
        (await Assert.ThrowsAsync<BuildFailure>(() => SourceHosts.FindAsync(address, default))).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("https://a.org/x", "https://a.org:443/x", "http.curloptResolve=a.org:443:93.184.216.34")]
    [InlineData("git://a.org/x=y", "git://93.184.216.34:9418/x=y", null)]
    [InlineData("ssh://git@a.org:2222/x", "ssh://git@a.org:2222/x", null)]
    [InlineData("git@a.org:x/y.git", "git@a.org:x/y.git", null)]
    public void Git_is_told_which_machine_was_looked_at(string address, string reached, string? resolved)
    {
        var pin = new ClonePin(CloneAddress.Find(address)!, IPAddress.Parse("93.184.216.34"));

        string[] all = ["http.followRedirects=false", $"url.{reached}.insteadOf={address}", resolved ?? ""];
        Assert.Equal(
            all.Where(setting => setting.Length > 0),
            pin.Settings().Select(setting => $"{setting.Name}={setting.Value}"));
    }

    [Fact]
    public void Ssh_knows_only_what_the_agent_was_told()
    {
        var machine = IPAddress.Parse("93.184.216.34");
        var known = BuildStepTests.Order with { SshKeyFile = "/k/it's 5%", SshKnownHostsFile = "/k/known hosts" };

        Assert.Equal(
            "ssh -F none -o IdentityFile=none -o IdentitiesOnly=yes -o IdentityAgent=none -o BatchMode=yes "
            + "-o StrictHostKeyChecking=accept-new -o UserKnownHostsFile=/dev/null -o ConnectTimeout=15",
            SshCommand.Of(BuildStepTests.Order));
        Assert.Equal(
            @"ssh -F none -i '/k/it'\''s 5%%' -o IdentitiesOnly=yes -o IdentityAgent=none -o BatchMode=yes "
            + "-o StrictHostKeyChecking=yes -o 'UserKnownHostsFile=\"/k/known hosts\"' -o ConnectTimeout=15 "
            + "-o HostName=93.184.216.34 -o 'HostKeyAlias=[a.org]:2222' -o CheckHostIP=no",
            SshCommand.Of(known, CloneAddress.Find("ssh://git@A.org:2222/x"), machine));
        Assert.EndsWith(
            " -o HostName=93.184.216.34 -o 'HostKeyAlias=a.org' -o CheckHostIP=no",
            SshCommand.Of(known, CloneAddress.Find("git@A.org:x"), machine),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_tag_is_taken_before_a_branch_of_its_name_with_its_submodules(bool allowsInside)
    {
        await MakeAsync("leaf", []);
        var tree = await MakeAsync("tree", [("leaf", "../leaf")]);
        await GitAsync(tree, "tag", "v1");
        await GitAsync(tree, "checkout", "--quiet", "-b", "v1");
        await CommitAsync(tree, "of the branch");
        var order = BuildStepTests.Order with { AllowInsideAddresses = allowsInside };

        await CloneAsync(new BuildSource { Url = UrlOf("tree"), Tag = "v1" }, order);

        Assert.Equal("tree", File.ReadAllText(Path.Combine(Clone, "name")));
        Assert.Equal("leaf", File.ReadAllText(Path.Combine(Clone, "leaf", "name")));
        Directory.Delete(Clone, recursive: true);
        await CloneAsync(new BuildSource { Url = UrlOf("tree"), Branch = "v1" }, order);
        Assert.Equal("of the branch", File.ReadAllText(Path.Combine(Clone, "name")));
    }

    [Fact]
    public async Task Code_that_grows_too_large_is_given_up_while_it_comes()
    {
        var large = await MakeAsync("large", []);
        for (var index = 0; index < 64; index++)
        {
            await File.WriteAllBytesAsync(Path.Combine(large, $"{index}"), RandomNumberGenerator.GetBytes(64 << 10));
        }

        await GitAsync(large, "add", "--all");
        await CommitAsync(large, "large");
        using var server = new StallingGitServer(_folder.FullName, maxBytes: 3 << 20);
        var clock = new TestClock();
        var order = BuildStepTests.Order with { AllowInsideAddresses = true, MaxCloneMiB = 2 };

        var cloning = CloneAsync(
            new BuildSource { Url = $"git://127.0.0.1:{server.Port}/large/.git", Branch = "main" }, order, clock);
        await Eventually.BecomesTrueAsync(() => cloning.IsCompleted || FolderSize.Of(Clone) > 2 << 20);
        Assert.False(cloning.IsCompleted, _log.ToString());
        clock.Advance(TimeSpan.FromSeconds(1));

        var failure = await Assert.ThrowsAsync<BuildFailure>(() => cloning);
        Assert.Equal("The code has more than 2 MiB (Agent:MaxClone).", failure.Message);
    }

    [Fact]
    public async Task Code_that_came_at_once_is_still_not_too_large()
    {
        var large = await MakeAsync("large", []);
        await File.WriteAllBytesAsync(Path.Combine(large, "bytes"), RandomNumberGenerator.GetBytes(2 << 20));
        await GitAsync(large, "add", "--all");
        await CommitAsync(large, "large");

        var failure = await Assert.ThrowsAsync<BuildFailure>(() => CloneAsync(
            new BuildSource { Url = UrlOf("large"), Branch = "main" },
            BuildStepTests.Order with { MaxCloneMiB = 1 }));

        Assert.Equal("The code has more than 1 MiB (Agent:MaxClone).", failure.Message);
    }

    public void Dispose()
    {
        _log.Dispose();
        _folder.Delete(recursive: true);
    }

    private string Clone => Path.Combine(_folder.FullName, "clone");

    private string UrlOf(string name) => $"file://{_folder.FullName}/{name}";

    private Task CloneAsync(string url, bool allowsInside = false, string commit = "") => CloneAsync(
        new BuildSource { Url = url, Branch = "main", Commit = commit },
        BuildStepTests.Order with { AllowInsideAddresses = allowsInside });

    private Task CloneAsync(BuildSource source, BuildOrder order, TimeProvider? clock = null) =>
        new SourceClone(order with { GitProtocols = "file:git" }, new StepRunner(clock ?? TimeProvider.System, _log))
            .RunAsync(source, Clone, CancellationToken.None);

    /// <summary>A repository with a file that says its name, and submodules at the commits of their folders.</summary>
    private async Task<string> MakeAsync(string name, (string Path, string Url)[] submodules)
    {
        var repository = _folder.CreateSubdirectory(name).FullName;
        File.WriteAllText(Path.Combine(repository, "name"), name);
        await GitAsync(repository, "init", "--quiet", "--initial-branch=main");
        foreach (var (path, url) in submodules)
        {
            File.AppendAllText(
                Path.Combine(repository, ".gitmodules"),
                $"[submodule \"{path}\"]\n\tpath = \"{path}\"\n\turl = {url}\n");
            var source = Path.Combine(_folder.FullName, url[(url.LastIndexOf('/') + 1)..]);
            var commit = Directory.Exists(source) ? await GitAsync(source, "rev-parse", "HEAD") : new string('1', 40);
            await GitAsync(repository, "update-index", "--add", "--cacheinfo", $"160000,{commit},{path}");
        }

        await GitAsync(repository, "add", "name");
        if (submodules.Length > 0)
        {
            await GitAsync(repository, "add", ".gitmodules");
        }

        await CommitAsync(repository, name);
        return repository;
    }

    private static async Task CommitAsync(string repository, string name)
    {
        File.WriteAllText(Path.Combine(repository, "name"), name);
        await GitAsync(repository, "add", "name");
        await GitAsync(
            repository, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "--message=a");
    }

    private static async Task<string> GitAsync(string folder, params string[] arguments)
    {
        using var git = Process.Start(
            new ProcessStartInfo("git", ["-C", folder, .. arguments]) { RedirectStandardOutput = true })!;
        var output = await git.StandardOutput.ReadToEndAsync();
        await git.WaitForExitAsync();
        Assert.Equal(0, git.ExitCode);
        return output.Trim();
    }
}
