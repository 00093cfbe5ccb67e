using Boxyard.Agent.Builds;
using Boxyard.Agent.Profiles;
using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Agent.Builds;

/// <summary>The command lines of builds, to the letter: nothing of a spec can be more than one word of them.</summary>
public sealed class BuildStepTests
{
    private const string Podman = "--root /s --runroot /r";

    internal static readonly BuildOrder Order = new()
    {
        Engine = "/usr/bin/podman",
        EngineOptions = ["--log-level", "error"],
        BuildOptions = ["--pull"],
        Network = "host",
        StoreFolder = "/s",
        RunFolder = "/r",
        LocalImage = "localhost/boxyard-build:7-ab",
        ContainerName = "boxyard-b",
        Cpus = 1.5,
        MemoryMiB = 512,
        Registry = "reg:5000/apps",
        RegistryInsecure = true,
        RegistryAuthFile = "/etc/auth.json",
        GitProtocols = "https:ssh",
        AllowInsideAddresses = false,
        CloneTimeout = TimeSpan.FromMinutes(1),
        MaxCloneMiB = 100,
        MoveTimeout = TimeSpan.FromMinutes(2),
    };

    private static readonly BuildJob Job = BuildJob.Read(
        """
        {"kind": "build", "namespace": "sage", "name": "simple", "version": "1.0", "number": 7,
         "platform": "linux/arm64",
         "source": {"url": "--upload-pack=evil", "branch": "a; b", "build_args": {"B": "$(x)", "A": "--c d"}},
         "testing": {"command": ["sh", "-c", "it's"], "mask_entrypoint": true}}
        """);

    private static readonly EngineSteps Engine = new(Order);

    [Fact]
    public void Git_takes_address_and_branch_as_what_they_are()
    {
        var clone = GitSteps.Fetch(Job.Source!, "/c", Order, pin: null).Single();

        Assert.Equal(
            [
                "-c", "core.hooksPath=/dev/null", "clone", "--template=", "--depth=1", "--no-recurse-submodules",
                "--branch=a; b", "--", "--upload-pack=evil", "/c",
            ],
            clone.Arguments.AsEnumerable());
        Assert.Equal("https:ssh", clone.Variables["GIT_ALLOW_PROTOCOL"]);
        Assert.Equal("0", clone.Variables["GIT_TERMINAL_PROMPT"]);
        Assert.Equal(
            [
                "init --quiet --template= -- /c", "-C /c remote add -- origin --upload-pack=evil",
                "-C /c -c core.hooksPath=/dev/null fetch --depth=1 --no-recurse-submodules origin "
                + "+refs/tags/-v:refs/tags/-v",
                "-C /c -c core.hooksPath=/dev/null checkout --quiet --detach refs/tags/-v --",
            ],
            Texts(GitSteps.Fetch(Job.Source! with { Tag = "-v" }, "/c", Order, pin: null)));
    }

    [Fact]
    public void Podman_builds_in_the_store_of_the_box() => Assert.Equal(
        [
            "--log-level", "error", "--root", "/s", "--runroot", "/r", "build", "--network", "host",
            "--force-rm", "--layers=false", "--platform", "linux/arm64", "--file", "/c/Dockerfile", "--memory", "512m",
            "--build-arg", "A=--c d", "--build-arg", "B=$(x)", "--pull", "--tag", "localhost/boxyard-build:7-ab", "/c",
        ],
        Engine.Build(Job, "/c", "/c/Dockerfile").Arguments.AsEnumerable());

    [Fact]
    public void A_test_masks_the_entry_point_by_an_empty_word()
    {
        var arguments = Engine.Test(Job.Testing!).Arguments;

        Assert.Equal(
            ["--entrypoint", "", "localhost/boxyard-build:7-ab", "sh", "-c", "it's"], arguments.TakeLast(6));
    }

    [Fact]
    public void Images_are_pushed_and_joined_with_the_registry_s_access()
    {
        Assert.Equal(
            $"--log-level error {Podman} push --tls-verify=false --authfile=/etc/auth.json "
            + "localhost/boxyard-build:7-ab docker://reg:5000/apps/sage/simple:1.0-7-linux-arm64",
            Texts(Engine.Push(Job.ImageOf(Job.Platform))).Single());
        Assert.Equal(
            [
                $"--log-level error {Podman} manifest create localhost/boxyard-build:7-ab",
                $"--log-level error {Podman} manifest add --tls-verify=false --authfile=/etc/auth.json "
                + "localhost/boxyard-build:7-ab docker://reg:5000/apps/sage/simple:1.0-7-linux-arm64",
                $"--log-level error {Podman} manifest push --all --tls-verify=false --authfile=/etc/auth.json "
                + "localhost/boxyard-build:7-ab docker://reg:5000/apps/sage/simple:1.0",
            ],
            Texts(Engine.Join(Job.Image, [Job.ImageOf("linux/arm64")])));
    }

    [Fact]
    public void Docker_has_the_registry_s_access_in_its_settings()
    {
        var docker = new EngineSteps(Order with { Engine = "/usr/bin/docker" });

        Assert.Equal(
            [
                "--log-level error tag localhost/boxyard-build:7-ab reg:5000/apps/sage/simple:1.0",
                "--log-level error push reg:5000/apps/sage/simple:1.0",
            ],
            Texts(docker.Push(Job.Image)));
        Assert.Equal("/etc", docker.Push(Job.Image).First().Variables["DOCKER_CONFIG"]);
        Assert.Equal(
            [
                "--log-level error manifest create --amend --insecure reg:5000/apps/a reg:5000/apps/b",
                "--log-level error manifest push --purge --insecure reg:5000/apps/a",
            ],
            Texts(docker.Join("a", ["b"])));
    }

    [Fact]
    public void A_profile_runs_in_a_group_of_its_own()
    {
        var run = Engine.Run(new ProfileTarget { Arguments = ["-x", "--rm; y"], Timeout = 5 }, "/boxyard-b");

        Assert.Equal(
            $"--log-level error {Podman} --cgroup-manager cgroupfs run --pull never --name boxyard-b --network host "
            + "--memory 512m --cpus 1.5 --cgroup-parent /boxyard-b localhost/boxyard-build:7-ab -x --rm; y",
            string.Join(' ', run.Arguments));
    }

    [Theory]
    [InlineData("build")]
    [InlineData("manifest")]
    [InlineData("profile")]
    public async Task A_host_without_a_registry_fails_what_needs_one(string kind)
    {
        using var folder = new TestFolder();
        using var log = new StringWriter();
        var order = Order with { Registry = "", Engine = "/nowhere/podman" };
        var (engine, steps) = (new EngineSteps(order), new StepRunner(TimeProvider.System, log));
        var output = new BuildOutput(folder.Path);
        var job = Job with { Target = new ProfileTarget { Timeout = 1 }, Platforms = ["linux/arm64"] };

        var failure = await Assert.ThrowsAsync<BuildFailure>(() => kind switch
        {
            "build" => new ImageBuild(job, order, engine, steps, output).RunAsync(folder.Path, default),
            "manifest" => new ManifestBuild(job, order, engine, steps, output).RunAsync(default),
            _ => new ProfileRun(job, order, engine, steps, output).RunAsync(default),
        });

        Assert.Equal(
            "This host has no registry of images. Set its Agent:Registry, or build with ?skip_image_push=true.",
            failure.Message);
        Assert.Equal("", log.ToString());
    }

    [Theory]
    [InlineData("https://ann:secret@example.org/a.git", "https://***@example.org/a.git")]
    [InlineData("ssh://git@example.org/a b@c", "ssh://***@example.org/a b@c")]
    [InlineData("https://example.org/a@b", "https://example.org/a@b")]
    [InlineData("https://ann:p@ss@example.org/a.git", "https://***@example.org/a.git")]
    [InlineData("https://ann:it's a 'pass'@example.org/a.git", "https://***@example.org/a.git")]
    [InlineData("A=https://ann:secret@example.org/a.git", "A=https://***@example.org/a.git")]
    public void Passwords_are_not_shown(string address, string shown) =>
        Assert.Equal(shown, StepRunner.WithoutPasswords(address));

    [Fact]
    public async Task No_password_of_a_command_line_is_in_the_log()
    {
        using var log = new StringWriter();

        await new StepRunner(TimeProvider.System, log).RunAsync(
            "Say", new BuildStep("true", ["https://u:it's p@ss@h/a", "https://u:p@h"]), CancellationToken.None);

        Assert.Equal("== Say\n+ true 'https://***@h/a' 'https://***@h'\n", log.ToString());
    }

    [Fact]
    public async Task A_program_that_prints_without_end_is_not_kept()
    {
        using var log = new StringWriter();
        var failure = await Assert.ThrowsAsync<BuildFailure>(() => new StepRunner(TimeProvider.System, log)
            .TryReadAsync("Look", new BuildStep("head", ["-c", "8000000", "/dev/zero"]), CancellationToken.None));

        Assert.Equal("Look: head printed more than 4194304 characters.", failure.Message);
    }

    [Fact]
    public void What_was_built_is_removed_under_all_names_that_it_has_here()
    {
        var docker = new EngineSteps(Order with { Engine = "/usr/bin/docker" });

        Assert.Equal(
            [
                "--log-level error rmi --force localhost/boxyard-build:7-ab",
                "--log-level error rmi --force reg:5000/apps/sage/simple:1.0-7-linux-arm64",
            ],
            Texts(docker.RemoveBuilt(Job.ImageOf(Job.Platform))));
        Assert.Equal(
            [$"--log-level error {Podman} rmi --force localhost/boxyard-build:7-ab"],
            Texts(Engine.RemoveBuilt(Job.ImageOf(Job.Platform))));
    }

    [Theory]
    [InlineData("""{"kind":"build"}""", "The job's section `build` is not readable: ")]
    [InlineData("""{"kind":"what","namespace":"a","name":"b","version":"1"}""", "The job's section `build` is not ")]
    [InlineData("""{"kind":"build","namespace":"a","name":"../b","version":"1"}""", "'../b' cannot be part of an im")]
    [InlineData("""{"kind":"build","namespace":"a","name":"b","version":"1 2"}""", "The version '1 2' cannot be the t")]
    [InlineData(
        """{"kind":"build","namespace":"a","name":"b","version":"1","platform":"--rm"}""", "'--rm' is no platform su")]
    [InlineData(
        """{"kind":"build","namespace":"a","name":"b","version":"1","number":1,"platform":"linux/amd64"}""",
        "A build needs its source.")]
    [InlineData(
        """
        {"kind":"build","namespace":"a","name":"b","version":"1","number":1,"platform":"linux/amd64",
         "source":{"url":"u"}}
        """,
        "The source has neither a tag nor a branch.")]
    [InlineData("""{"kind":"manifest","namespace":"a","name":"b","version":"1"}""", "A build needs its number.")]
    [InlineData(
        """{"kind":"manifest","namespace":"a","name":"b","version":"1","number":1}""",
        "A manifest needs its platforms.")]
    [InlineData(
        """
        {"kind":"build","namespace":"a","name":"b","version":"1","number":1,"platform":"linux/amd64",
         "source":{"url":"u","branch":"b","commit":"--all"}}
        """,
        "'--all' is no id of a commit.")]
    [InlineData("""{"kind":"profile","namespace":"a","name":"b","version":"1"}""", "A profile needs its target.")]
    public void What_cannot_be_built_is_refused(string text, string problem) => Assert.StartsWith(
        problem, Assert.Throws<BuildFailure>(() => BuildJob.Read(text)).Message, StringComparison.Ordinal);

    private static IEnumerable<string> Texts(IEnumerable<BuildStep> steps) =>
        steps.Select(step => string.Join(' ', step.Arguments));
}
