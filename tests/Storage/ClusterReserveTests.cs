using Boxyard.Boot;
using Boxyard.Clusters;
using Boxyard.Jobs;
using Boxyard.Storage;
using Boxyard.Testboxes;

namespace Boxyard.Tests.Storage;

public sealed class ClusterReserveTests
{
    [Theory, Dialects]
    public async Task A_cluster_job_waits_until_all_of_its_boxes_are_present_and_then_gets_all(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var id = await store.SubmitClusterAsync("a", "b");
        await store.WaitForNoticeAsync(notice => notice.QueuedJobs.ContainsKey(ClusterWaiting.Name));
        Assert.Equal(["a", "b"], await store.Clusters.ListWantedBoxesAsync(Samples.None));
        Assert.Null((await store.Queues.ClaimAsync(Samples.Claim("a", "a"), Samples.None)).Offer);
        await store.SeeAsync("a");
        Assert.Equal(0, await store.ReserveAsync());
        await Recount.AssertCountersAsync(store);

        await store.SeeAsync("b");
        Assert.Equal(2, await store.ReserveAsync());
        Assert.Equal(0, await store.ReserveAsync());

        Assert.Equal("Offered/Offered.1 Offered/Offered.1", await store.StatesAsync(1, 2));
        var attempt = await store.Jobs.FindAttemptAsync(id, 1, Samples.None);
        Assert.True(attempt!.IsReserved);
        Assert.Equal(("a", store.Clock.GetUtcNow() + ClusterLab.BootTimeout), (attempt.Testbox, attempt.DeadlineAt));
        Assert.Equal(64, attempt.Token.Length);
        await store.WaitForNoticeAsync(notice =>
            notice.QueuedJobs.ContainsKey("/box/a") && notice.QueuedJobs.ContainsKey("/box/b"));
        var events = await store.Jobs.ListEventsAsync(2, 0, 10, Samples.None);
        Assert.Equal([("submitted", null), ("reserved", "b")], events.Select(item => (item.Kind, item.Testbox)));
        Assert.Empty(await store.Clusters.ListWantedBoxesAsync(Samples.None));
        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task A_held_box_is_not_reserved(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var holds = store.Get<ITestboxHealthStore>();
        await store.SubmitClusterAsync("a", "b");
        await store.SeeAsync("a", "b");
        Assert.True(await holds.HoldAsync("b", HoldKind.Drained, null, null, Samples.None));
        Assert.Equal(0, await store.ReserveAsync());

        await holds.ReleaseAsync("b", null, null, Samples.None);
        Assert.Equal(2, await store.ReserveAsync());
    }

    [Theory, Dialects]
    public async Task Who_asked_long_ago_is_not_present_and_who_waits_is(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitClusterAsync("a", "b");
        await store.SeeAsync("a", "b");
        store.Clock.Advance(ClusterLab.PresenceInterval + TimeSpan.FromMicroseconds(1));

        Assert.Equal(0, await store.ReserveAsync(null, "a"));
        Assert.Equal(2, await store.ReserveAsync(null, "a", "b"));
    }

    [Theory, Dialects]
    public async Task A_reserved_box_gets_no_other_job_and_a_busy_box_is_not_reserved(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync();
        await store.SubmitAsync();
        await store.SubmitClusterAsync("a", "b");
        await store.SeeAsync("a", "b");
        var busy = await store.ClaimAsync("a");
        Assert.Equal(0, await store.ReserveAsync());

        await store.Jobs.SaveAsync(Samples.End(busy, store.Clock.GetUtcNow()), Samples.None);
        Assert.Equal(2, await store.ReserveAsync());

        Assert.Equal(4, (await store.Queues.ClaimAsync(Samples.Claim("b"), Samples.None)).LiveJobId);
        await store.ApplyAsync(4, ClusterLab.Ask("b"));
        var taken = await store.Jobs.FindAttemptAsync(4, 1, Samples.None);
        Assert.Equal(("10.0.0.1:3000", BootKind.Grub, false), (taken!.Address, taken.Kind, taken.IsReserved));
        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task Two_that_want_the_same_boxes_run_one_after_the_other(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitClusterAsync("a", "b");
        await store.SubmitClusterAsync("b", "a");
        await store.SeeAsync("a", "b");

        Assert.Equal(2, await store.ReserveAsync());
        Assert.Equal("Offered/Offered.1 Offered/Offered.1 Queued/-.0 Queued/-.0", await store.StatesAsync(1, 2, 3, 4));
        Assert.Equal(0, await store.ReserveAsync());
        foreach (var job in new[] { 1, 2 })
        {
            await store.ApplyAsync(job, ClusterLab.Ask(job == 1 ? "a" : "b"));
            await store.ApplyAsync(job, ClusterLab.Report("finished"));
            await store.ApplyAsync(job, ClusterLab.Report("post_run"));
            var attempt = await store.Jobs.FindAttemptAsync(job, 1, Samples.None);
            await store.Jobs.SaveAsync(Samples.End(attempt!, store.Clock.GetUtcNow()), Samples.None);
        }

        Assert.Equal(2, await store.ReserveAsync());
        Assert.Equal("Succeeded/Succeeded.1 Succeeded/Succeeded.1", await store.StatesAsync(1, 2));
        Assert.Equal("Offered/Offered.1 Offered/Offered.1", await store.StatesAsync(3, 4));
        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task Of_those_that_want_the_same_boxes_the_one_of_high_priority_is_first_unless_it_is_to_be_repeated(
        Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitClusterAsync("a", "b");
        await store.SubmitAsync(Samples.Job(priority: 5), "b", "a");
        await store.SubmitAsync(Samples.Job(priority: 9), "b", "c");
        await store.SeeAsync("a", "b");
        Assert.Equal(2, await store.ReserveAsync("a", "a"));
        Assert.Equal("Queued/-.0 Queued/-.0 Offered/Offered.1 Offered/Offered.1", await store.StatesAsync(1, 2, 3, 4));

        // It is lost, and waits for its retry: the other one is next, then the one of the box that comes late.
        store.Clock.Advance(ClusterLab.BootTimeout);
        await store.ApplyAsync(3, AttemptEvent.DeadlinePassed);
        Assert.Equal(2, await store.ReserveAsync(null, "a", "b"));
        Assert.Equal("Offered/Offered.1 Offered/Offered.1 Queued/Lost.1", await store.StatesAsync(1, 2, 3));
        await store.ApplyAsync(1, AttemptEvent.CancelAsked("why"));
        store.Clock.Advance(TimeSpan.FromSeconds(10));
        await store.SeeAsync("c");
        Assert.Equal(2, await store.ReserveAsync(null, "a", "b", "c"));
        Assert.Equal("Queued/Lost.1 Queued/Lost.1 Offered/Offered.1", await store.StatesAsync(3, 4, 5));
        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task Those_that_came_before_the_sets_of_boxes_were_kept_run_one_after_the_other(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitClusterAsync("a", "b");
        await store.SubmitClusterAsync("b", "c");
        await store.SubmitClusterAsync("c", "d");
        Assert.Equal(6, (await store.QueryAsync("update cluster_parts set box_set = '' returning job_id", 1)).Count);
        await store.SeeAsync("a", "b", "c", "d");

        Assert.Equal(4, await store.ReserveAsync());
        Assert.Equal("Offered/Offered.1 Queued/-.0 Offered/Offered.1", await store.StatesAsync(1, 3, 5));
    }

    [Theory, Dialects]
    public async Task The_question_of_a_box_looks_at_its_own_clusters_alone(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitClusterAsync("a", "b");
        await store.SubmitClusterAsync("c", "d");
        await store.SeeAsync("a", "b", "c", "d");

        Assert.Equal(2, await store.ReserveAsync("c", "c"));
        Assert.Equal("Queued/-.0 Queued/-.0 Offered/Offered.1 Offered/Offered.1", await store.StatesAsync(1, 2, 3, 4));
    }

    [Theory, Dialects]
    public async Task A_batch_holds_cluster_jobs_beside_others_and_a_key_repeats_all_ids(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var part = Samples.Job("a") with { Testbox = "a", ClusterPart = Part(0) };
        var submission = Samples.Submission(
            Samples.Job(), part, part with { Testbox = "b", ClusterPart = Part(1) }, Samples.Job()) with
        { IdempotencyKey = "k", BodyHash = "h" };

        Assert.Equal<long>([1, 2, 3, 4], (await store.Jobs.SubmitAsync(submission, Samples.None)).JobIds);
        Assert.Equal<long>([1, 2, 3, 4], (await store.Jobs.SubmitAsync(submission, Samples.None)).JobIds);

        Assert.Equal([2, 3], await store.Clusters.ListJobsAsync(3, Samples.None));
        Assert.Empty(await store.Clusters.ListJobsAsync(4, Samples.None));
        Assert.Equal(1, (await store.ClaimAsync("x")).JobId);
        Assert.Equal(4, (await store.ClaimAsync("y")).JobId);
        await Recount.AssertCountersAsync(store);
    }

    [Fact]
    public async Task Two_silos_that_reserve_and_claim_at_once_give_no_box_twice()
    {
        await using var first = await StoreHost.StartAsync(Dialect.Postgres);
        await using var second = await StoreHost.StartAsync(
            new StorageOptions { Postgres = first.Get<StorageOptions>().Postgres, ClockIsTimeProvider = true });
        StoreHost[] stores = [first, second];
        string[] boxes = ["a", "b", "c", "d"];
        await first.SeeAsync(boxes);
        for (var round = 0; round < 5; round++)
        {
            await first.SubmitClusterAsync("a", "b");
            await second.SubmitClusterAsync("c", "b", "d");
            await first.SubmitAsync();
        }

        await Task.WhenAll(Enumerable.Range(0, 20).Select(turn => turn % 2 == 0
            ? (Task)stores[turn / 2 % 2].ReserveAsync()
            : stores[turn / 2 % 2].Queues.ClaimAsync(Samples.Claim(boxes[turn / 2 % 4]), Samples.None)));

        var live = await first.QueryAsync(
            "select count(*), count(distinct a.testbox) from attempts a where a.ended_at is null", 2);
        Assert.Equal(live[0][0], live[0][1]);
        var halves = await first.QueryAsync(
            "select count(*) from cluster_parts p join cluster_parts f on f.job_id = p.cluster_id "
            + "where (p.due_at is null) <> (f.due_at is null)", 1);
        Assert.Equal("0", halves[0][0]);
        await Recount.AssertCountersAsync(second);
    }

    private static NewClusterPart Part(int index) =>
        new() { Index = index, Roles = "server", DirectMacs = "", DirectIps = "" };
}
