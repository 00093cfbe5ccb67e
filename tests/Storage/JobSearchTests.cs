using Boxyard.Jobs;
using Boxyard.Storage;
using Boxyard.Storage.Jobs;

namespace Boxyard.Tests.Storage;

public sealed class JobSearchTests
{
    /// <summary>Filters of every part, alone and together.</summary>
    private static readonly Dictionary<string, JobFilter> Narrow = new()
    {
        ["all"] = new(),
        ["group"] = new() { Group = "vm-2p8g" },
        ["suite"] = new() { Suite = "fio" },
        ["submitter"] = new() { Submitter = "bob" },
        ["testbox"] = new() { Testbox = "hi1620" },
        ["live"] = new() { States = [JobState.Offered, JobState.Running] },
        ["open"] = new() { States = [JobState.Offered, JobState.Queued] },
        ["ended"] = new() { States = [JobState.Failed, JobState.Lost] },
        ["mixed"] = new() { States = [JobState.Failed, JobState.Queued] },
        ["group and open"] = new() { Group = "vm-2p8g", States = [JobState.Queued] },
        ["group and ended"] = new() { Group = "vm-2p8g", States = [JobState.Failed] },
        ["suite and group"] = new() { Suite = "fio", Group = "vm-2p8g" },
        ["submitter and state"] = new() { Submitter = "bob", States = [JobState.Queued] },
        ["text"] = new() { Text = "vm" },
        ["number"] = new() { Text = "1" },
        ["text and state"] = new() { Text = "fi", States = [JobState.Queued] },
        ["text and box"] = new() { Text = "b", Testbox = "hi1620" },
    };

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

    public static TheoryData<Dialect, string> Filters()
    {
        var data = new TheoryData<Dialect, string>();
        foreach (var dialect in Enum.GetValues<Dialect>())
        {
            foreach (var name in Narrow.Keys)
            {
                data.Add(dialect, name);
            }
        }

        return data;
    }

    [Theory, MemberData(nameof(Filters))]
    public async Task Pages_of_bounded_looks_give_every_job_that_fits_once(Dialect dialect, string name)
    {
        await using var store = await StartAsync(dialect);
        var filter = Narrow[name];
        var expected = await ListAsync(store, filter);

        var found = new List<int>();
        long? before = null;
        do
        {
            var page = await SearchAsync(store, filter with { BeforeId = before }, new SearchBounds(2, 3));
            Assert.True(page.Jobs.Count <= 2);
            Assert.True(page.Next is null || before is null || page.Next < before);
            found.AddRange(page.Jobs.Select(job => (int)job.Id));
            before = page.Next;
        }
        while (before is not null);

        Assert.NotEmpty(expected);
        Assert.Equal(expected, found);
    }

    [Theory, Dialects]
    public async Task A_search_that_finds_nothing_among_many_ends_early_and_says_where_to_go_on(Dialect dialect)
    {
        await using var store = await StartAsync(dialect);
        var bounds = new SearchBounds(2, 3);
        var none = new JobFilter { Submitter = "ann@example.org", SubmittedBefore = DateTimeOffset.UnixEpoch };

        // All but two jobs are of hers: two and then three of the newest are looked at.
        var page = await SearchAsync(store, none, bounds);
        Assert.Empty(page.Jobs);
        Assert.Equal(8, page.Next);

        // One job is in the group, so it is all that has to be looked at.
        page = await SearchAsync(store, none with { Group = "big" }, bounds);
        Assert.Empty(page.Jobs);
        Assert.Null(page.Next);
    }

    [Theory, Dialects]
    public async Task Jobs_before_the_time_that_is_asked_for_are_not_looked_through(Dialect dialect)
    {
        await using var store = await StartAsync(dialect);
        var filter = new JobFilter { SubmittedFrom = store.Clock.GetUtcNow(), PageSize = 2 };

        var page = await SearchAsync(store, filter, new SearchBounds(2, 3));

        Assert.Equal([12L], page.Jobs.Select(job => job.Id));
        Assert.Null(page.Next);
    }

    private static Task<JobPage> SearchAsync(StoreHost store, JobFilter filter, SearchBounds bounds) =>
        JobSearch.ListAsync(store.Get<IDatabase>(), filter with { PageSize = 2 }, bounds, Samples.None);

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
        [.. (await store.Jobs.ListAsync(filter, Samples.None)).Jobs.Select(job => (int)job.Id)];
}
