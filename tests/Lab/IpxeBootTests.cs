using Boxyard.Client;

namespace Boxyard.Tests.Lab;

/// <summary>Machines that boot by iPXE from the silo, run jobs and report.</summary>
[Collection(LabFolder.Collection)]
public sealed class IpxeBootTests(LabFolder lab)
{
    private static readonly TimeSpan BootAndRunTimeout = TimeSpan.FromMinutes(3);

    [Theory]
    [InlineData("nfs")]
    [InlineData("initramfs")]
    public async Task A_succeeding_job_comes_back_with_output_artifacts_and_metrics(string osMount)
    {
        await using var silo = await LabSilo.StartAsync(await lab.NewDataFolderAsync());
        await silo.AddBoxAsync("vm-lab-1", "52:54:00:00:01:01", "vm-lab.x86_64");
        var job = await silo.Client.Jobs.SubmitAsync(LabJob.Of(
            "vm-lab",
            """
            echo hello from $testbox
            echo a complaint >&2
            mkdir -p $RESULT_ROOT/result
            echo '{"answer": 42}' > $RESULT_ROOT/result/numbers.json
            printf 'a\000b' > $RESULT_ROOT/raw.bin
            """,
            osMount));

        await using var box = QemuBox.StartIpxe(
            lab.NewFolder(), "52:54:00:00:01:01", BootFile(silo, "52-54-00-00-01-01"));
        await box.WaitForEndAsync(BootAndRunTimeout);
        var done = await silo.WaitForResultsAsync(job.Id, BootAndRunTimeout);

        Assert.Equal(JobState.Succeeded, done.State);
        var attempt = Assert.Single(done.Attempts);
        Assert.Equal("vm-lab-1", attempt.Testbox);
        Assert.Equal("0", attempt.Values["exit_code"]);
        Assert.Equal("hello from vm-lab-1\n", await silo.ReadLogAsync(job.Id, 1, "stdout"));
        Assert.Equal("a complaint\n", await silo.ReadLogAsync(job.Id, 1, "stderr"));
        Assert.Equal(
            ["raw.bin", "result/numbers.json"],
            attempt.Artifacts.Select(artifact => artifact.Path).Order(StringComparer.Ordinal));
        Assert.Equal(3, attempt.Artifacts.Single(artifact => artifact.Path == "raw.bin").Size);
        Assert.Equal(
            42,
            Assert.Single(attempt.Metrics, metric => metric.Name.EndsWith("answer", StringComparison.Ordinal)).Value);
    }

    [Fact]
    public async Task A_failing_job_comes_back_failed_with_its_exit_code()
    {
        await using var silo = await LabSilo.StartAsync(await lab.NewDataFolderAsync());
        await silo.AddBoxAsync("vm-lab-1", "52:54:00:00:01:02", "vm-lab.x86_64");
        var job = await silo.Client.Jobs.SubmitAsync(LabJob.Of("vm-lab", "echo before\nexit 3"));

        await using var box = QemuBox.StartIpxe(
            lab.NewFolder(), "52:54:00:00:01:02", BootFile(silo, "52-54-00-00-01-02"));
        await box.WaitForEndAsync(BootAndRunTimeout);
        var done = await silo.WaitForResultsAsync(job.Id, BootAndRunTimeout);

        Assert.Equal(JobState.Failed, done.State);
        Assert.Equal("3", Assert.Single(done.Attempts).Values["exit_code"]);
        Assert.Equal("before\n", await silo.ReadLogAsync(job.Id, 1, "stdout"));
    }

    [Fact]
    public async Task Twenty_jobs_of_two_groups_each_run_once_on_a_box_of_their_group()
    {
        await using var silo = await LabSilo.StartAsync(await lab.NewDataFolderAsync());
        var folder = lab.NewFolder();
        (string Name, string Mac, string Group)[] boxes =
        [
            ("vm-red-1", "52:54:00:00:02:01", "vm-red"),
            ("vm-red-2", "52:54:00:00:02:02", "vm-red"),
            ("vm-blue-1", "52:54:00:00:02:03", "vm-blue"),
        ];
        foreach (var box in boxes)
        {
            await silo.AddBoxAsync(box.Name, box.Mac, $"{box.Group}.x86_64");
        }

        var groupByJob = new Dictionary<long, string>();
        for (var index = 0; index < 20; index++)
        {
            var group = index % 3 == 2 ? "vm-blue" : "vm-red";
            var job = await silo.Client.Jobs.SubmitAsync(LabJob.Of(group, "echo on $testbox"));
            groupByJob.Add(job.Id, group);
        }

        await Task.WhenAll(boxes.Select(box => BootUntilDoneAsync(silo, folder, box.Mac, box.Group)));

        foreach (var (jobId, group) in groupByJob)
        {
            var done = await silo.Client.Jobs.GetAsync(jobId);
            Assert.Equal(JobState.Succeeded, done.State);
            var attempt = Assert.Single(done.Attempts);
            Assert.StartsWith($"{group}-", attempt.Testbox, StringComparison.Ordinal);
            Assert.Equal($"on {attempt.Testbox}\n", await silo.ReadLogAsync(jobId, 1, "stdout"));
        }
    }

    // A machine ends when it restarts, so it is started again, as a physical one would start by itself.
    private static async Task BootUntilDoneAsync(LabSilo silo, string folder, string mac, string group)
    {
        while (await HasUnfinishedAsync(silo, group))
        {
            await using var box = QemuBox.StartIpxe(folder, mac, BootFile(silo, mac));
            await box.WaitForEndAsync(BootAndRunTimeout);
        }
    }

    private static async Task<bool> HasUnfinishedAsync(LabSilo silo, string group)
    {
        await foreach (var job in silo.Client.Jobs.ListAsync(new JobQuery { Group = group }))
        {
            if (!job.IsFinished)
            {
                return true;
            }
        }

        return false;
    }

    private static string BootFile(LabSilo silo, string mac) =>
        $"http://10.0.2.2:{silo.Port}/boot.ipxe/mac/{mac.Replace(':', '-')}";
}
