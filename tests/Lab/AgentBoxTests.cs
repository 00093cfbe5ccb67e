using Boxyard.Client;
using Boxyard.Tests.Agent;

namespace Boxyard.Tests.Lab;

/// <summary>The agent's containers and machines, with a real engine and a real boot.</summary>
[Collection(LabFolder.Collection)]
public sealed class AgentBoxTests(LabFolder lab)
{
    private static readonly TimeSpan RunTimeout = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Containers_run_a_job_are_killed_at_its_cancel_and_say_which_image_is_missing()
    {
        await using var silo = await LabSilo.StartAsync(await lab.NewDataFolderAsync());
        var engine = await PodmanEngine.CreateAsync(lab.NewFolder());
        await using var agent = engine.StartAgent(silo, Path.Combine(lab.NewFolder(), "state"), "dc-lab");

        var job = await SubmitAsync(silo, PodmanEngine.Image, "uname -n\necho one > $RESULT_ROOT/one\nexit 4");
        var done = await silo.WaitForResultsAsync(job.Id, RunTimeout);
        Assert.Equal(JobState.Failed, done.State);
        var attempt = Assert.Single(done.Attempts);
        Assert.Equal("4", attempt.Values["exit_code"]);
        Assert.Equal("one", Assert.Single(attempt.Artifacts).Path);
        Assert.Equal("dc-lab-1\n", await silo.ReadLogAsync(job.Id, 1, "stdout"));

        var missing = await SubmitAsync(silo, "localhost/missing:1", "true");
        done = await silo.WaitForResultsAsync(missing.Id, RunTimeout);
        Assert.Equal(JobState.Lost, done.State);
        Assert.Equal(
            "The image localhost/missing:1 is not on this host, and Agent:PullImages is off.",
            Assert.Single(done.Attempts).Values["agent_problem"]);

        var endless = await SubmitAsync(silo, PodmanEngine.Image, "echo begins\nsleep 1000");
        await Eventually.TrueAsync(
            async () => await silo.Client.Jobs.GetAsync(endless.Id) is { State: JobState.Running },
            RunTimeout,
            "the endless job runs");
        await AgentLab.CancelAsync(silo, endless);
        done = await silo.WaitForResultsAsync(endless.Id, RunTimeout);
        Assert.Equal(JobState.Cancelled, done.State);
        await Eventually.TrueAsync(
            async () => await engine.ListContainersAsync() == "", RunTimeout, "no container is left");
    }

    [Fact]
    public async Task A_container_outlives_a_killed_agent_and_its_job_runs_once()
    {
        await using var silo = await LabSilo.StartAsync(await lab.NewDataFolderAsync());
        var engine = await PodmanEngine.CreateAsync(lab.NewFolder());
        var state = Path.Combine(lab.NewFolder(), "state");
        var first = engine.StartAgent(silo, state, "dc-lab");
        var job = await SubmitAsync(
            silo, PodmanEngine.Image, "echo began\nuntil [ -e /lkp/go ]; do sleep 0.1; done\necho went");
        await Eventually.TrueAsync(
            async () => await silo.Client.Jobs.GetAsync(job.Id) is { State: JobState.Running }, RunTimeout, "it runs");

        await first.DisposeAsync();
        await using var second = engine.StartAgent(silo, state, "dc-lab");
        await Eventually.BecomesTrueAsync(
            () => second.Output.Contains($"takes attempt {job.Id} up again", StringComparison.Ordinal));
        var run = Assert.Single(Directory.GetDirectories(Path.Combine(state, "runs")));
        await File.WriteAllTextAsync(Path.Combine(run, "root/lkp/go"), "");
        var done = await silo.WaitForResultsAsync(job.Id, RunTimeout);

        Assert.Equal(JobState.Succeeded, done.State);
        Assert.Single(done.Attempts);
        Assert.Equal("began\nwent\n", await silo.ReadLogAsync(job.Id, 1, "stdout"));
    }

    [Fact]
    public async Task An_agent_without_root_runs_containers_and_leaves_nothing_of_them()
    {
        await using var silo = await LabSilo.StartAsync(await lab.NewDataFolderAsync());
        using var podman = await RootlessPodman.CreateAsync(await PodmanEngine.MakeImageAsync(lab.NewFolder()));
        await using var agent = podman.StartAgent(silo, "dc-lab");

        // What it writes belongs to users whom the agent's user is not.
        var job = await SubmitAsync(
            silo,
            PodmanEngine.Image,
            """
            busybox id -u
            mkdir -p /lkp/a/b /boxyard/c/d
            echo one > $RESULT_ROOT/one
            echo two > /lkp/a/b/two
            echo two > /boxyard/c/d/two
            busybox chown -R 5:5 /lkp/a /boxyard/c
            exit 4
            """);
        var done = await silo.WaitForResultsAsync(job.Id, RunTimeout);
        var next = await SubmitAsync(silo, PodmanEngine.Image, "true");
        var after = await silo.WaitForResultsAsync(next.Id, RunTimeout);

        Assert.Equal((JobState.Failed, JobState.Succeeded), (done.State, after.State));
        var attempt = Assert.Single(done.Attempts);
        Assert.Equal("4", attempt.Values["exit_code"]);
        Assert.Equal("one", Assert.Single(attempt.Artifacts).Path);
        Assert.Equal("0\n", await silo.ReadLogAsync(job.Id, 1, "stdout"));
        await Eventually.TrueAsync(
            async () => podman.ListRuns().Length == 0 && await podman.ListContainersAsync() == "",
            RunTimeout,
            "nothing of its boxes is left");
    }

    [Fact]
    public async Task A_machine_boots_what_its_agent_was_offered()
    {
        await using var silo = await LabSilo.StartAsync(await lab.NewDataFolderAsync());
        await using var agent = AgentProcess.Start(
            "--silo", silo.Address.ToString(), "--state", Path.Combine(lab.NewFolder(), "state"),
            "--group", "vm-lab", "--driver", "qemu", "--Agent:Boxes:0:Memory", "512");
        var job = await silo.Client.Jobs.SubmitAsync(LabJob.Of("vm-lab", "echo hello from $testbox"));

        var done = await silo.WaitForResultsAsync(job.Id, RunTimeout);

        Assert.Equal(JobState.Succeeded, done.State);
        Assert.Single(done.Attempts);
        Assert.Equal("hello from vm-lab-1\n", await silo.ReadLogAsync(job.Id, 1, "stdout"));
        Assert.Contains("Linux version ", await silo.ReadLogAsync(job.Id, 1, "serial"), StringComparison.Ordinal);
    }

    private static Task<Job> SubmitAsync(LabSilo silo, string image, string script) => silo.Client.Jobs.SubmitAsync(
        JobDocument.FromText(
            $"""
             suite: lab
             tbox_group: dc-lab
             os_arch: x86_64
             os_mount: container
             docker_image: {image}
             infra_retries: 0
             script: |
             {string.Join('\n', script.Split('\n').Select(line => "  " + line))}
             """));
}
