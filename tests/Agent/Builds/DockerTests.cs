using System.Text.Json.Nodes;
using Boxyard.Agent.Builds;
using Boxyard.Agent.Drivers;
using Boxyard.Agent.Profiles;

namespace Boxyard.Tests.Agent.Builds;

/// <summary>What differs where docker builds and measures, with a program in its place.</summary>
public sealed class DockerTests : IDisposable
{
    private readonly FakeDocker _docker = new();
    private readonly StringWriter _log = new();

    [Theory]
    [InlineData("/usr/bin/podman", true, true)]
    [InlineData("/usr/bin/podman", false, false)]
    [InlineData("/usr/bin/docker", true, false)]
    public void Only_podman_s_containers_are_within_a_build_s_wall(string engine, bool isPrivileged, bool hasWall) =>
        Assert.Equal(hasWall, BuilderDriver.HasWall(engine, isPrivileged));

    [Fact]
    public async Task A_profile_of_which_nothing_was_seen_has_no_numbers_instead_of_zeros()
    {
        var (job, output) = (JobOf("profile", "\"target\": {\"timeout\": 60}"), new BuildOutput(_docker.Folder));

        await new ProfileRun(job, Order, new EngineSteps(Order), Steps, output).RunAsync(CancellationToken.None);

        var profile = JsonNode.Parse(File.ReadAllText(Path.Join(output.Files, "profile.json")))!;
        profile["arch"] = "any";
        Assert.Equal(
            """{"target":0,"arguments":[],"arch":"any","exit_code":0,"timed_out":false,"out_of_memory":false,"""
            + "\"wall_seconds\":2.5,\"sample_count\":0}",
            profile.ToJsonString());
        Assert.Equal(
            """{"profile":{"exit_code":0,"wall_seconds":2.5}}""",
            File.ReadAllText(Path.Join(output.Files, "metrics.json")));
        Assert.Contains("boxyard: nothing was measured: ", _log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_that_was_pushed_does_not_stay_and_the_registry_s_password_is_nowhere()
    {
        var code = new DirectoryInfo(Path.Join(_docker.Folder, "code"));
        code.Create();
        await File.WriteAllTextAsync(Path.Join(code.FullName, "Dockerfile"), "FROM scratch\n");
        foreach (var command in new[] { "init --quiet --initial-branch=main", "add .", "commit --quiet --message=a" })
        {
            await Steps.RunAsync(
                "Make",
                new BuildStep(
                    "git",
                    [
                        "-C", code.FullName, "-c", "user.name=a", "-c", "user.email=a@example.org",
                        .. command.Split(' '),
                    ]),
                CancellationToken.None);
        }

        var job = JobOf("build", $$"""
            "platform": "linux/amd64", "source": {"url": "file://{{code.FullName}}", "branch": "main"}
            """);
        var order = Order with { GitProtocols = "file", AllowInsideAddresses = true };

        await new ImageBuild(job, order, new EngineSteps(order), Steps, new BuildOutput(_docker.Folder))
            .RunAsync(_docker.Folder, CancellationToken.None);

        var pushed = _docker.Calls.Single(call => call.StartsWith("push ", StringComparison.Ordinal))[5..];
        Assert.StartsWith("reg:5000/apps/sage/simple:1.0", pushed, StringComparison.Ordinal);
        Assert.Equal(["rmi --force local/image", $"rmi --force {pushed}"], _docker.Calls.TakeLast(2));
        Assert.DoesNotContain("c2VjcmV0", _log + string.Join('\n', _docker.Calls), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "/run/user/0", "/run/boxyard-")]
    [InlineData(false, "/run/user/7", "/run/user/7/boxyard-")]
    [InlineData(false, null, "/state/run-")]
    [InlineData(false, "", "/state/run-")]
    public void What_podman_needs_while_it_runs_is_where_nobody_else_could_have_put_it(
        bool isPrivileged, string? runtime, string start)
    {
        var folder = PodmanStore.RunFolderOf("/state", "/state/images/b-1", isPrivileged, runtime);

        Assert.Equal(start, folder[..^8]);
        Assert.NotEqual(folder, PodmanStore.RunFolderOf("/state", "/state/images/b-2", isPrivileged, runtime));
    }

    public void Dispose()
    {
        _log.Dispose();
        _docker.Dispose();
    }

    private StepRunner Steps => new(TimeProvider.System, _log);

    /// <summary>The password is base64 for `secret`.</summary>
    private BuildOrder Order
    {
        get
        {
            var file = Path.Join(_docker.Folder, "config.json");
            File.WriteAllText(file, """{"auths":{"reg:5000":{"auth":"c2VjcmV0"}}}""");
            return BuildStepTests.Order with
            {
                Engine = _docker.Program,
                EngineOptions = [],
                LocalImage = "local/image",
                RegistryAuthFile = file,
            };
        }
    }

    private static BuildJob JobOf(string kind, string more) => BuildJob.Read(
        $$"""{"kind": "{{kind}}", "namespace": "sage", "name": "simple", "version": "1.0", "number": 7, {{more}}}""");
}
