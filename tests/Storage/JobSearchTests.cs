using Boxyard.Jobs;

namespace Boxyard.Tests.Storage;

public sealed class JobSearchTests
{
    [Theory, Dialects]
    public async Task Each_part_of_a_filter_narrows_the_list(Dialect dialect)
    {
        await using var store = await StartAsync(dialect);
        Assert.Equal([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1], await ListAsync(store, new JobFilter()));
        Assert.Equal([10, 9, 8], await ListAsync(store, new JobFilter { BeforeId = 11, PageSize = 3 }));
        Assert.Equal([2, 1], await ListAsync(store, new JobFilter { Suite = "fio" }));
        Assert.Equal([4, 3], await ListAsync(store, new JobFilter { Submitter = "bob" }));
        Assert.Equal([3], await ListAsync(store, new JobFilter { Submitter = "bob", PageSize = 1, BeforeId = 4 }));
        Assert.Equal([5], await ListAsync(store, new JobFilter { Group = "big" }));
        Assert.Equal([5, 1], await ListAsync(store, new JobFilter { Testbox = "hi1620" }));
        Assert.Equal([3], await ListAsync(store, new JobFilter { States = [JobState.Offered] }));
        Assert.Equal([3, 1], await ListAsync(store, new JobFilter { States = [JobState.Offered, JobState.Failed] }));
        Assert.Equal([1], await ListAsync(store, new JobFilter { States = [JobState.Failed] }));
        Assert.Equal([12, 11], await ListAsync(store, new JobFilter { States = [JobState.Queued], PageSize = 2 }));
        Assert.Equal([2], await ListAsync(store, new JobFilter { Suite = "fio", States = [JobState.Queued] }));
        Assert.Equal([12], await ListAsync(store, new JobFilter { SubmittedFrom = store.Clock.GetUtcNow() }));
        Assert.Equal(11, (await ListAsync(store, new JobFilter { SubmittedBefore = store.Clock.GetUtcNow() })).Count);
    }

    [Theory, Dialects]
    public async Task A_text_finds_what_starts_with_it(Dialect dialect)
    {
        await using var store = await StartAsync(dialect);
        Assert.Equal([12, 11, 10, 1], await ListAsync(store, new JobFilter { Text = "1" }));
        Assert.Equal([2, 1], await ListAsync(store, new JobFilter { Text = "fi" }));
        Assert.Equal([4, 3], await ListAsync(store, new JobFilter { Text = "bo" }));
        Assert.Equal([5, 1], await ListAsync(store, new JobFilter { Text = "hi16" }));
        Assert.Equal([5], await ListAsync(store, new JobFilter { Text = "big" }));
        Assert.Empty(await ListAsync(store, new JobFilter { Text = "%" }));
        Assert.Empty(await ListAsync(store, new JobFilter { Text = "io" }));
    }

    [Theory, Dialects]
    public async Task A_page_size_out_of_bounds_is_refused(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await Assert.ThrowsAsync<ArgumentException>(
            () => store.Jobs.ListAsync(new JobFilter { PageSize = 501 }, Samples.None));
    }

    /// <summary>12 jobs: 1 failed on hi1620, 3 is offered, the rest waits; the clock moves before the last.</summary>
    private static async Task<StoreHost> StartAsync(Dialect dialect)
    {
        var store = await StoreHost.StartAsync(dialect);
        NewJob[] jobs =
        [
            Samples.Job("q1", suite: "fio"),
            Samples.Job(suite: "fio"),
            Samples.Job("q3", submitter: "bob"),
            Samples.Job(submitter: "bob"),
            Samples.Job() with { Group = "big", Testbox = "hi1620" },
            .. Enumerable.Repeat(Samples.Job(), 6),
        ];
        await store.Jobs.SubmitAsync(Samples.Submission(jobs), Samples.None);
        await store.Jobs.SaveAsync(
            Samples.End(await store.ClaimAsync("hi1620", "q1"), store.Clock.GetUtcNow(), JobState.Failed),
            Samples.None);
        await store.ClaimAsync("vm-1", "q3");
        store.Clock.Advance(TimeSpan.FromSeconds(1));
        await store.SubmitAsync();
        return store;
    }

    private static async Task<List<int>> ListAsync(StoreHost store, JobFilter filter) =>
        [.. (await store.Jobs.ListAsync(filter, Samples.None)).Select(job => (int)job.Id)];
}
