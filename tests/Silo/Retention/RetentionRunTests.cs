using Boxyard.Jobs;
using Boxyard.Results;
using Boxyard.Retention;
using Boxyard.Tests.Silo.Results;
using Boxyard.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Boxyard.Tests.Silo.Retention;

/// <summary>Real files of jobs that have ended, and a clock that the test moves.</summary>
public class RetentionRunTests
{
    [Fact]
    public async Task A_job_goes_with_its_files_and_folders_when_its_time_is_over()
    {
        var clock = new TestClock();
        await using var lab = await StartAsync(clock);
        var run = RunOf(lab, new RetentionOptions { KeepJobs = TimeSpan.FromDays(2) });
        clock.Advance(TimeSpan.FromDays(2));
        await run.RunAsync(Samples.None);
        Assert.True(File.Exists($"{lab.RootFolder}/a/b"));

        clock.Advance(TimeSpan.FromHours(1));
        await run.RunAsync(Samples.None);

        Assert.Null(await lab.Jobs.FindAsync(lab.Attempt.JobId, Samples.None));
        Assert.Equal(
            [$"{lab.DataFolder}/result/{FolderMarker.FileName}"],
            Directory.GetFileSystemEntries($"{lab.DataFolder}/result"));
    }

    [Fact]
    public async Task Files_whose_removal_was_cut_off_go_at_the_next_look()
    {
        var clock = new TestClock();
        await using var lab = await StartAsync(clock);
        var jobId = lab.Attempt.JobId;
        // The silo dies after the rows' commit.
        await lab.Get<IRetentionStore>().RemoveAsync(
            [new JobRemoval { JobId = jobId, Artifacts = true, Roots = [(1, lab.Root)] }], Samples.None);
        Assert.True(File.Exists($"{lab.RootFolder}/a/b"));

        await RunOf(lab, new RetentionOptions()).RunAsync(Samples.None);

        Assert.False(Directory.Exists($"{lab.RootFolder}/a"));
        Assert.True(File.Exists($"{lab.RootFolder}/.boxyard/log/stdout"));
        Assert.Empty(await lab.Get<IRetentionStore>().ListFilesAsync(1, Samples.None));
    }

    [Fact]
    public async Task A_file_that_cannot_be_removed_holds_up_no_other_and_is_tried_again()
    {
        var clock = new TestClock();
        await using var lab = await StartAsync(clock);
        var retention = lab.Get<IRetentionStore>();
        // Nobody's folder: a root that is neither a result's nor a package's cannot be looked up, whoever runs this.
        await retention.RemoveAsync(
            [new JobRemoval { JobId = lab.Attempt.JobId, Logs = true, Roots = [(1, "/other/1")] }], Samples.None);
        await retention.RemoveAsync(
            [new JobRemoval { JobId = lab.Attempt.JobId, Artifacts = true, Roots = [(1, lab.Root)] }], Samples.None);

        var run = RunOf(lab, new RetentionOptions());
        await run.RunAsync(Samples.None);

        Assert.False(File.Exists($"{lab.RootFolder}/a/b"));
        var left = await retention.ListFilesAsync(10, Samples.None);
        Assert.Equal([("/other/1", ".boxyard/log/stdout")], left.Select(file => (file.Root, file.Path)));
        await run.RunAsync(Samples.None);
        Assert.Single(await retention.ListFilesAsync(10, Samples.None));
    }

    [Fact]
    public async Task A_pinned_job_stays_until_it_is_unpinned_and_a_full_look_comes()
    {
        var clock = new TestClock();
        await using var lab = await StartAsync(clock);
        var retention = lab.Get<IRetentionStore>();
        var run = RunOf(lab, new RetentionOptions { MaxJobs = 0 });
        await retention.PinAsync(lab.Attempt.JobId, null, null, Samples.None);
        clock.Advance(TimeSpan.FromDays(30));
        await run.RunAsync(Samples.None);
        Assert.True(File.Exists($"{lab.RootFolder}/a/b"));

        await retention.UnpinAsync(lab.Attempt.JobId, Samples.None);
        clock.Advance(TimeSpan.FromDays(1));
        await run.RunAsync(Samples.None);

        Assert.False(Directory.Exists(lab.RootFolder));
        Assert.Null(await lab.Jobs.FindAsync(lab.Attempt.JobId, Samples.None));
    }

    [Fact]
    public async Task When_the_disk_is_short_files_go_and_the_job_stays()
    {
        var clock = new TestClock();
        await using var lab = await StartAsync(clock);
        var run = RunOf(lab, new RetentionOptions { KeepFreeBytes = long.MaxValue });
        await run.RunAsync(Samples.None);
        Assert.True(File.Exists($"{lab.RootFolder}/a/b"));

        clock.Advance(TimeSpan.FromHours(2));
        await run.RunAsync(Samples.None);

        Assert.False(File.Exists($"{lab.RootFolder}/a/b"));
        Assert.False(File.Exists($"{lab.RootFolder}/.boxyard/log/stdout"));
        Assert.Equal(JobState.Succeeded, (await lab.Jobs.FindAsync(lab.Attempt.JobId, Samples.None))!.State);
    }

    private static async Task<ResultLab> StartAsync(TestClock clock)
    {
        var lab = await ResultLab.StartAsync(clock);
        Assert.Equal(201, await lab.PutAsync("a/b", "x"));
        Assert.Equal("200 5", await lab.AppendAsync("stdout", 0, "hello"));
        await lab.EndAsync();
        await lab.Store.SaveExtractedAsync(lab.Attempt.JobId, 1, ExtractedResults.Empty, Samples.None);
        return lab;
    }

    [Fact]
    public async Task Each_rule_goes_on_where_nothing_is_left_for_it_and_an_unwanted_one_reads_nothing()
    {
        var clock = new TestClock();
        await using var lab = await StartAsync(clock);
        var watched = new WatchedRetentionStore(lab.Get<IRetentionStore>());
        var options = new RetentionOptions
        {
            KeepJobs = TimeSpan.FromDays(30), KeepLogs = TimeSpan.FromDays(1), MaxJobs = 10, KeepFreeBytes = 1,
        };
        var run = RunOf(lab, options, watched);
        clock.Advance(TimeSpan.FromDays(1.1));
        await run.RunAsync(Samples.None);
        Assert.Equal([0, 0], watched.ListedAfter);
        Assert.False(File.Exists($"{lab.RootFolder}/.boxyard/log/stdout"));

        watched.ListedAfter.Clear();
        await run.RunAsync(Samples.None);

        Assert.Equal([0, lab.Attempt.JobId], watched.ListedAfter);
    }

    private static RetentionRun RunOf(ResultLab lab, RetentionOptions options, IRetentionStore? store = null) => new(
        store ?? lab.Get<IRetentionStore>(),
        lab.Jobs,
        lab.Get<IJobCounts>(),
        lab.Files,
        lab.Get<DiskSpace>(),
        Options.Create(options),
        NullLogger<RetentionRun>.Instance);
}
