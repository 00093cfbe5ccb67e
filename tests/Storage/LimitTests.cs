using Boxyard.Jobs;
using Boxyard.Queues;
using Boxyard.Storage;
using Boxyard.Testboxes;

namespace Boxyard.Tests.Storage;

public sealed class LimitTests
{
    [Theory, Dialects]
    public async Task Submissions_beyond_the_queued_limit_are_refused_whole_however_many_come_at_once(Dialect dialect)
    {
        var limits = new LimitOptions { MaxQueuedPerSubmitter = 10, MaxQueuedOfSubmitter = { ["vip"] = 11 } };
        await using var store = await StoreHost.StartAsync(dialect, limits: limits);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => store.Jobs.SubmitAsync(
            Samples.Submission(Samples.Job("a", submitter: "ann"), Samples.Job("b", submitter: "ann")),
            Samples.None)));
        Assert.Equal(5, outcomes.Count(outcome => outcome.JobIds.Length == 2));
        Assert.Equal(
            35, outcomes.Count(outcome => outcome.Limit == new LimitReached(false, "ann", 10, 10, 2)));

        var ofVip = Enumerable.Repeat(Samples.Job(submitter: "vip"), 11).ToArray();
        Assert.Equal(11, (await store.Jobs.SubmitAsync(Samples.Submission(ofVip), Samples.None)).JobIds.Length);
        await store.ClaimAsync("box", "a");
        Assert.Single((await store.Jobs.SubmitAsync(
            Samples.Submission(Samples.Job(submitter: "ann")), Samples.None)).JobIds);
        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task A_group_is_limited_over_its_queues_and_a_refused_key_is_free(Dialect dialect)
    {
        var limits = new LimitOptions { MaxQueuedOfGroup = { ["vm"] = 3 } };
        await using var store = await StoreHost.StartAsync(dialect, limits: limits);
        var required = Samples.Job("vm.x86_64") with { Requirement = new Requirement { Tags = ["nvme"] } };
        await store.Jobs.SubmitAsync(
            Samples.Submission(Samples.Job("vm"), required, Samples.Job("vm/idle")), Samples.None);
        await store.SubmitAsync(Samples.Job("vm-2p8g"));
        var keyed = Samples.Submission(Samples.Job("vm.aarch64")) with { IdempotencyKey = "k", BodyHash = "h" };

        var refused = await store.Jobs.SubmitAsync(keyed, Samples.None);

        Assert.Equal(new LimitReached(true, "vm", 3, 3, 1), refused.Limit);
        await store.ClaimAsync("box", "vm");
        Assert.Equal(5, Assert.Single((await store.Jobs.SubmitAsync(keyed, Samples.None)).JobIds));
        Assert.True((await store.Jobs.SubmitAsync(keyed, Samples.None)).IsRepeat);
    }

    [Fact]
    public async Task Two_silos_keep_one_limit()
    {
        var limits = new LimitOptions { MaxQueuedPerSubmitter = 10 };
        await using var first = await StoreHost.StartAsync(Dialect.Postgres, limits: limits);
        await using var second = await StoreHost.StartAsync(
            new StorageOptions { Postgres = first.Get<StorageOptions>().Postgres, ClockIsTimeProvider = true },
            limits: limits);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 40).Select(index => (index % 2 == 0 ? first : second)
            .Jobs.SubmitAsync(Samples.Submission(Samples.Job()), Samples.None)));
        Assert.Equal(10, outcomes.Count(outcome => outcome.JobIds.Length == 1));
    }

    [Theory, Dialects]
    public async Task A_submitter_at_its_running_limit_is_passed_over_in_all_queues_until_an_attempt_ends(Dialect dialect)
    {
        var limits = new LimitOptions { MaxRunningPerSubmitter = 2, MaxRunningOfSubmitter = { ["vip"] = 3 } };
        await using var store = await StoreHost.StartAsync(dialect, limits: limits);
        var nvme = new Requirement { Tags = ["nvme"] };
        foreach (var box in Enumerable.Range(1, 9))
        {
            await RequirementTests.SetAsync(store, $"b{box}", new BoxHardware { Tags = ["nvme"] });
        }

        var jobs = new List<NewJob> { Samples.Job("a", 9, "ann"), Samples.Job("a", 8, "ann") };
        jobs.AddRange([Samples.Job("a", 7, "ann") with { Requirement = nvme }, Samples.Job("b", 6, "ann")]);
        jobs.AddRange(Enumerable.Repeat(Samples.Job("b", 0, "vip"), 4));
        await store.Jobs.SubmitAsync(Samples.Submission([.. jobs]), Samples.None);

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 8).Select(
            box => store.Queues.ClaimAsync(Samples.Claim($"b{box}", "a", "b"), Samples.None)));

        Assert.Equal(
            [1, 2, 5, 6, 7], outcomes.Select(item => (int?)item.Offer?.JobId).Where(id => id is not null).Order());
        var attempt = (await store.Jobs.FindAttemptAsync(1, 1, Samples.None))!;
        var job = (await store.Jobs.FindAsync(4, Samples.None))!;
        var facts = await store.Get<IWaitStore>().ReadAsync(job, Samples.None);
        Assert.Equal((new RunningLimit("ann", 2, 2), null), (facts.SubmitterLimit, facts.GroupLimit));
        Assert.Null((await store.Queues.PeekAsync(["a", "b"], new BoxHardware { Tags = ["nvme"] }, Samples.None)).JobId);

        await store.Jobs.SaveAsync(Samples.End(attempt, store.Clock.GetUtcNow()), Samples.None);

        // Not the notice of the submission.
        var woken = await store.WaitForNoticeAsync(
            notice => notice.QueuedJobs.Count == 2 && !notice.ChangedJobs.Contains(4));
        Assert.Equal((1, 1), (woken.QueuedJobs["a"], woken.QueuedJobs["b"]));
        Assert.Equal(3, (await store.ClaimAsync("b9", "a", "b")).JobId);
        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task A_group_at_its_running_limit_gives_nothing_until_an_attempt_ends(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(
            dialect, limits: new LimitOptions { MaxRunningPerGroup = 2 });
        foreach (var queue in new[] { "vm", "vm.x86_64", "vm", "dc" })
        {
            await store.SubmitAsync(Samples.Job(queue));
        }

        string[] queues = ["vm", "vm.x86_64", "dc"];
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 4).Select(
            box => store.Queues.ClaimAsync(Samples.Claim($"b{box}", queues), Samples.None)));
        Assert.Equal(
            [1, 3, 4], outcomes.Select(item => (int?)item.Offer?.JobId).Where(id => id is not null).Order());
        var facts = await store.Get<IWaitStore>().ReadAsync((await store.Jobs.FindAsync(2, Samples.None))!, Samples.None);
        Assert.Equal(new RunningLimit("vm", 2, 2), facts.GroupLimit);

        var attempt = (await store.Jobs.FindAttemptAsync(3, 1, Samples.None))!;
        await store.Jobs.SaveAsync(Samples.End(attempt, store.Clock.GetUtcNow()), Samples.None);

        await store.WaitForNoticeAsync(notice => notice.QueuedJobs.Count == 1 && notice.QueuedJobs.ContainsKey("vm.x86_64")
            && !notice.ChangedJobs.Contains(2));
        Assert.Equal(2, (await store.ClaimAsync("b9", queues)).JobId);
    }
}
