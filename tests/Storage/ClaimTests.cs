using Boxyard.Jobs;
using Boxyard.Storage;

namespace Boxyard.Tests.Storage;

public sealed class ClaimTests
{
    [Theory, Dialects]
    public async Task Claims_of_many_boxes_at_once_take_each_job_once(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        const int jobCount = 1_000;
        const int boxCount = 200;
        await store.Jobs.SubmitAsync(
            Samples.Submission(
                [.. Enumerable.Range(0, jobCount).Select(index => Samples.Job(submitter: $"u{index % 7}"))]),
            Samples.None);
        var taken = await Task.WhenAll(Enumerable.Range(0, boxCount).Select(box => TakeAllAsync(store, box)));

        Assert.Equal(Enumerable.Range(1, jobCount).Select(id => (long)id), taken.SelectMany(ids => ids).Order());
        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task Higher_priority_goes_first_whoever_submitted_it(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var low = await store.SubmitAsync(Samples.Job(priority: -5));
        var usual = await store.SubmitAsync(Samples.Job());
        var high = await store.SubmitAsync(Samples.Job(priority: 100));
        Assert.Equal([high, usual, low], await ClaimManyAsync(store, 3));
    }

    [Theory, Dialects]
    public async Task Submitters_share_a_queue_by_live_attempts_then_by_who_was_served_longest_ago(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        foreach (var submitter in "aaaabbc")
        {
            await store.SubmitAsync(Samples.Job(submitter: submitter.ToString()));
        }

        // One after the other: a, b and c have one attempt each; then a and b again; then only a is left.
        Assert.Equal([1, 5, 7, 2, 6, 3, 4], await ClaimManyAsync(store, 7));
    }

    [Theory, Dialects]
    public async Task A_submitter_of_double_weight_gets_twice_the_attempts(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect, options => options.Weights["heavy"] = 2);
        await store.Jobs.SubmitAsync(
            Samples.Submission([.. Enumerable.Range(0, 20).Select(_ => Samples.Job(submitter: "heavy"))]),
            Samples.None);
        await store.Jobs.SubmitAsync(
            Samples.Submission([.. Enumerable.Range(0, 20).Select(_ => Samples.Job(submitter: "light"))]),
            Samples.None);
        var taken = await ClaimManyAsync(store, 9);
        Assert.Equal((6, 3), (taken.Count(id => id <= 20), taken.Count(id => id > 20)));
    }

    [Theory, Dialects]
    public async Task Queues_are_tried_in_the_order_of_the_claim(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var idle = await store.SubmitAsync(Samples.Job("vm-2p8g/idle", priority: 100));
        var usual = await store.SubmitAsync(Samples.Job("vm-2p8g"));
        var delimiter = await store.SubmitAsync(Samples.Job("vm-2p8g/delimiter@localhost", priority: -100));
        string[] queues = ["vm-2p8g/delimiter@localhost", "none", "vm-2p8g", "vm-2p8g/idle"];

        Assert.Equal(delimiter, await store.PeekAsync(queues));
        Assert.Equal([delimiter, usual, idle], await ClaimManyAsync(store, 3, queues));
        Assert.Null(await store.PeekAsync(queues));
    }

    [Theory, Dialects]
    public async Task One_box_that_asks_twice_at_once_gets_one_job(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync();
        await store.SubmitAsync();
        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => store.Queues.ClaimAsync(Samples.Claim("vm-1"), Samples.None)));
        Assert.Equal(1, outcomes.Count(outcome => outcome.Offer is not null));
        Assert.Equal(9, outcomes.Count(outcome => outcome.LiveJobId == 1));
    }

    [Theory, Dialects]
    public async Task A_claim_whose_caller_left_takes_nothing(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync();
        using var left = new CancellationTokenSource();
        await left.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => store.Queues.ClaimAsync(Samples.Claim("vm-1"), left.Token));
        Assert.Equal(JobState.Queued, (await store.Jobs.FindAsync(1, Samples.None))!.State);
    }

    [Theory, Dialects]
    public async Task Listeners_hear_of_the_jobs_that_a_commit_queued(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.Jobs.SubmitAsync(
            Samples.Submission(Samples.Job("a"), Samples.Job("b"), Samples.Job("a")), Samples.None);
        await store.StopWriterAsync();
        var notice = Assert.Single(store.Notices, notice => !notice.IsRemote);
        Assert.Equal([("a", 2), ("b", 1)], notice.QueuedJobs.Select(queue => (queue.Key, queue.Value)).Order());
        Assert.Equal([1, 2, 3], notice.ChangedJobs.Order().Select(id => (int)id));
    }

    [Fact]
    public async Task A_silo_hears_of_the_commits_of_another()
    {
        await using var first = await StoreHost.StartAsync(Dialect.Postgres);
        await using var second = await StoreHost.StartAsync(
            new StorageOptions { Postgres = first.Get<StorageOptions>().Postgres });
        // The first notice of a listener says that it listens now.
        await second.WaitForNoticeAsync(notice => notice.IsIncomplete);
        await first.SubmitAsync(Samples.Job("far"));
        var notice = await second.WaitForNoticeAsync(notice => notice.QueuedJobs.Count > 0);
        Assert.Equal((true, 1), (notice.IsRemote, notice.QueuedJobs["far"]));
    }

    private static async Task<List<long>> TakeAllAsync(StoreHost store, int box)
    {
        var ids = new List<long>();
        while (true)
        {
            var outcome = await store.Queues.ClaimAsync(Samples.Claim($"box-{box}-{ids.Count}"), Samples.None);
            if (outcome.Offer is null)
            {
                return ids;
            }

            ids.Add(outcome.Offer.JobId);
        }
    }

    private static async Task<List<long>> ClaimManyAsync(StoreHost store, int count, params string[] queues)
    {
        var ids = new List<long>();
        for (var box = 0; box < count; box++)
        {
            ids.Add((await store.Queues.ClaimAsync(Samples.Claim($"vm-{box}", queues), Samples.None)).Offer!.JobId);
        }

        return ids;
    }
}
