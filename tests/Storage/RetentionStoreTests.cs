using System.Globalization;
using Boxyard.Dependencies;
using Boxyard.Jobs;
using Boxyard.Results;
using Boxyard.Retention;

namespace Boxyard.Tests.Storage;

public sealed class RetentionStoreTests
{
    /// <summary>Every table that has rows of a job.</summary>
    private static readonly string[] JobTables =
    [
        "job_specs", "attempts", "attempt_values", "job_events", "metrics", "test_results", "extraction_problems",
        "extract_queue", "logs", "artifacts", "cluster_parts", "cluster_nodes", "power_actions", "job_queue", "retries",
        "job_holds", "job_waits", "job_pins", "packages",
    ];

    [Theory, Dialects]
    public async Task A_removed_job_leaves_nothing_but_the_files_that_are_to_follow(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var job = await EndJobAsync(store, "key");
        await store.Jobs.AppendAsync([new JobEvent { Kind = "newest" }], Samples.None);

        Assert.Equal(1, await store.Get<IRetentionStore>().RemoveAsync([Whole(job, "/result/a/1")], Samples.None));

        Assert.Null(await store.Jobs.FindAsync(job, Samples.None));
        await RemoveRestsAsync(store, maxRows: 100);
        foreach (var table in JobTables)
        {
            Assert.Equal("0", (await store.QueryAsync($"select count(*) from {table} where job_id = {job}", 1))[0][0]);
        }

        Assert.Equal("0", (await store.QueryAsync("select count(*) from submissions", 1))[0][0]);
        Assert.Equal(
            [
                ("/result/a/1", ".boxyard/log/stderr"), ("/result/a/1", ".boxyard/log/stdout"), ("/result/a/1", ""),
                ("/result/a/1", "a/b"),
            ],
            await ListFilesAsync(store));
        await Recount.AssertCountersAsync(store);
        // A second silo that saw the same job.
        Assert.Equal(0, await store.Get<IRetentionStore>().RemoveAsync([Whole(job, "/result/a/1")], Samples.None));
        Assert.Equal(4, (await ListFilesAsync(store)).Count);
    }

    [Theory, Dialects]
    public async Task Files_go_without_their_job_and_are_forgotten_when_they_are_gone(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var job = await EndJobAsync(store);
        var retention = store.Get<IRetentionStore>();
        var logs = new JobRemoval { JobId = job, Logs = true, Roots = [(1, "/result/a/1")] };

        Assert.Equal(1, await retention.RemoveAsync([logs], Samples.None));

        Assert.Equal(JobState.Succeeded, (await store.Jobs.FindAsync(job, Samples.None))!.State);
        Assert.Empty(await store.Results.ListLogsAsync(job, 1, Samples.None));
        Assert.Single(await store.Results.ListArtifactsAsync(job, 1, Samples.None));
        var files = await retention.ListFilesAsync(10, Samples.None);
        Assert.Equal([".boxyard/log/stderr", ".boxyard/log/stdout"], files.Select(file => file.Path));
        var old = Assert.Single(await retention.ListAsync(0, 10, Samples.None));
        Assert.False(old.HasLogs);
        Assert.True(old.HasArtifacts);
        await retention.SettleFilesAsync(files[0].Id, [], Samples.None);
        Assert.Equal([("/result/a/1", ".boxyard/log/stdout")], await ListFilesAsync(store));
        var events = await store.Jobs.ListEventsAsync(job, 0, 100, Samples.None);
        Assert.Equal("""{"logs":true,"artifacts":false}""", events[^1].Data);
    }

    [Theory, Dialects]
    public async Task Rows_of_a_removed_job_go_in_small_lots_and_late_events_a_day_after(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var retention = store.Get<IRetentionStore>();
        var job = await EndJobAsync(store);
        await retention.RemoveAsync([Whole(job, "/result/a/1")], Samples.None);
        var rests = await retention.ListRestsAsync(store.Clock.GetUtcNow(), 10, Samples.None);
        Assert.Equal([(0, ""), (1, "/result/a/1")], rests.Select(rest => (rest.Attempt, rest.Root)));
        var before = await CountAsync(store, job);

        Assert.True(await retention.RemoveRestAsync(rests[0], 2, Samples.None));
        Assert.Equal(before - 2, await CountAsync(store, job));
        Assert.True(await retention.RemoveRestAsync(rests[1], 1, Samples.None));
        Assert.False(await retention.RemoveRestAsync(rests[1], 1, Samples.None));
        // The newest event of all stays, whosever it is.
        await RemoveRestsAsync(store, maxRows: 1);
        Assert.Equal(1, await CountAsync(store, job));

        await store.Jobs.AppendAsync([new JobEvent { JobId = job, Kind = "late" }], Samples.None);
        await store.Jobs.AppendAsync([new JobEvent { Kind = "newest" }], Samples.None);
        await RemoveRestsAsync(store, maxRows: 1);
        Assert.Equal(2, await CountAsync(store, job));
        store.Clock.Advance(TimeSpan.FromDays(1));
        await RemoveRestsAsync(store, maxRows: 1);
        Assert.Equal(0, await CountAsync(store, job));
        Assert.Equal("0", (await store.QueryAsync("select count(*) from job_removals", 1))[0][0]);
    }

    [Theory, Dialects]
    public async Task A_file_that_stays_goes_to_the_end_of_the_order(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var retention = store.Get<IRetentionStore>();
        await retention.RemoveAsync([Whole(await EndJobAsync(store), "/result/a/1")], Samples.None);
        await RemoveRestsAsync(store, maxRows: 100);
        var files = await retention.ListFilesAsync(2, Samples.None);

        await retention.SettleFilesAsync(files[1].Id, [files[0].Id], Samples.None);

        Assert.Equal(
            [("/result/a/1", ""), ("/result/a/1", "a/b"), (files[0].Root, files[0].Path)],
            await ListFilesAsync(store));
    }

    [Theory, Dialects]
    public async Task Jobs_that_are_pinned_waited_for_or_live_stay(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var retention = store.Get<IRetentionStore>();
        var pinned = await EndJobAsync(store);
        var awaited = await EndJobAsync(store);
        var waits = new WaitList { Waits = [new JobWait { JobId = awaited }] };
        var waiting = await store.SubmitAsync(Samples.Job() with { Waits = waits });
        var queued = await store.SubmitAsync();
        Assert.True(await retention.PinAsync(pinned, "the first boot", "ann", Samples.None));
        Assert.False(await retention.PinAsync(99, null, null, Samples.None));

        var removed = await retention.RemoveAsync(
            [.. new[] { pinned, awaited, waiting, queued }.Select(id => Whole(id, "/result/a/1"))], Samples.None);

        Assert.Equal(0, removed);
        var listed = await retention.ListAsync(0, 10, Samples.None);
        Assert.Equal([true, true, false, false], listed.Select(job => job.IsKept));
        Assert.Equal([false, false, true, true], listed.Select(job => job.FinishedAt is null));
        Assert.Equal(("the first boot", "ann"), await PinOfAsync(retention, pinned));
        Assert.True(await retention.UnpinAsync(pinned, Samples.None));
        Assert.False(await retention.UnpinAsync(pinned, Samples.None));
        Assert.Null(await retention.FindPinAsync(pinned, Samples.None));
        Assert.Equal(1, await retention.RemoveAsync([Whole(pinned, "/result/a/1")], Samples.None));
        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task Old_events_of_boxes_are_forgotten_and_those_of_jobs_stay(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var retention = store.Get<IRetentionStore>();
        var job = await store.SubmitAsync();
        await store.Jobs.AppendAsync(
            [.. Enumerable.Range(0, 3).Select(_ => new JobEvent { Testbox = "vm-1", Kind = "box_seen" })],
            Samples.None);
        await store.Jobs.AppendAsync([new JobEvent { JobId = job, Kind = "noted" }], Samples.None);
        store.Clock.Advance(TimeSpan.FromDays(2));
        await store.Jobs.AppendAsync([new JobEvent { Testbox = "vm-1", Kind = "box_seen" }], Samples.None);

        var before = store.Clock.GetUtcNow().AddDays(-1);
        Assert.Equal(2, await retention.TrimEventsAsync(before, 2, Samples.None));
        Assert.Equal(1, await retention.TrimEventsAsync(before, 2, Samples.None));
        Assert.Equal(
            "1", (await store.QueryAsync("select count(*) from job_events where kind = 'box_seen'", 1))[0][0]);
        Assert.Equal("1", (await store.QueryAsync("select count(*) from job_events where kind = 'noted'", 1))[0][0]);
    }

    private static async Task RemoveRestsAsync(StoreHost store, int maxRows)
    {
        var retention = store.Get<IRetentionStore>();
        foreach (var rest in await retention.ListRestsAsync(store.Clock.GetUtcNow(), 10, Samples.None))
        {
            while (await retention.RemoveRestAsync(rest, maxRows, Samples.None))
            {
                // There are more.
            }
        }
    }

    /// <summary>Rows in the tables that are emptied in lots.</summary>
    private static async Task<int> CountAsync(StoreHost store, long job)
    {
        string[] tables =
            ["attempt_values", "job_events", "metrics", "test_results", "extraction_problems", "artifacts"];
        var sum = string.Join(
            " + ", tables.Select(table => $"(select count(*) from {table} where job_id = {job})"));
        return int.Parse((await store.QueryAsync($"select {sum}", 1))[0][0]!, CultureInfo.InvariantCulture);
    }

    private static JobRemoval Whole(long jobId, string root) =>
        new() { JobId = jobId, IsWhole = true, Logs = true, Artifacts = true, Roots = [(1, root)] };

    private static async Task<(string?, string?)> PinOfAsync(IRetentionStore retention, long jobId)
    {
        var pin = await retention.FindPinAsync(jobId, Samples.None);
        return (pin!.Reason, pin.By);
    }

    private static async Task<List<(string Root, string Path)>> ListFilesAsync(StoreHost store) =>
        [
            .. (await store.Get<IRetentionStore>().ListFilesAsync(10, Samples.None))
                .Select(file => (file.Root, file.Path)),
        ];

    /// <summary>A job with rows in many tables, which has ended and was extracted.</summary>
    private static async Task<long> EndJobAsync(StoreHost store, string? key = null)
    {
        var submission = Samples.Submission(Samples.Job()) with { IdempotencyKey = key };
        var job = (await store.Jobs.SubmitAsync(submission, Samples.None)).JobIds[0];
        var attempt = await store.ClaimAsync();
        var artifact = new ArtifactRecord { Path = "a/b", Size = 1, Sha256 = "aa" };
        await store.Results.GrowLogAsync(job, 1, "stdout", 0, 5, Samples.None);
        await store.Results.GrowLogAsync(job, 1, "stderr", 0, 5, Samples.None);
        await store.Results.AddArtifactAsync(job, 1, artifact, Samples.None);
        var at = store.Clock.GetUtcNow();
        var change = Samples.End(attempt with { StartedAt = at }, at) with
        {
            Values = Samples.Values(("name", "value")),
        };
        Assert.Equal(SaveOutcome.Saved, await store.Jobs.SaveAsync(change, Samples.None));
        var extracted = new ExtractedResults
        {
            Metrics = [new MetricRecord { Name = "speed", Value = 1 }],
            Tests = [new TestResultRecord { Name = "one", Outcome = TestOutcome.Passed }],
            Problems = ["A file could not be read."],
        };
        await store.Results.SaveExtractedAsync(job, 1, extracted, Samples.None);
        return job;
    }
}
