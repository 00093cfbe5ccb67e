using Boxyard.Client;
using Boxyard.Dashboard.Jobs;
using Boxyard.Tests.Silo;

namespace Boxyard.Tests.Dashboard;

public sealed class BulkPageTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    [Fact]
    public async Task All_that_match_are_cancelled_after_a_confirmation_and_what_came_later_is_left()
    {
        await using var host = new DashboardHost(silo.Address);
        using var browser = host.NewBrowser();
        using var client = NewClient();
        var group = SiloFixture.NewGroup();
        var ids = await SubmitAsync(client, group, 3);
        using var list = await browser.OpenAsync($"/jobs?q=group:{group}");
        var way = list.QuerySelector(".bulk a")!.GetAttribute("href")!;

        using var question = await browser.OpenAsync(way);
        var later = await SubmitAsync(client, group, 1);
        using var answer = await browser.SendForPageAsync(question, "main form", 200);
        var queued = new JobQuery { Group = group, States = [JobState.Queued] };
        var left = await client.Jobs.ListAsync(queued).ToListAsync();

        Assert.Equal($"/jobs/bulk?do=cancel&q=group%3A{group}", way);
        Assert.Equal(
            "3 jobs are cancelled. Jobs that are submitted from now on are left alone.",
            Browser.Text(question, "#count"));
        Assert.Equal("3 cancelled.", Browser.Text(answer, "#result"));
        Assert.Equal(later, left.Select(job => job.Id));
        Assert.Equal(3, ids.Count);
    }

    [Fact]
    public async Task A_form_sent_twice_submits_each_job_again_once()
    {
        await using var host = new DashboardHost(silo.Address);
        using var browser = host.NewBrowser();
        using var client = NewClient();
        var group = SiloFixture.NewGroup();
        await client.Jobs.CancelManyAsync([.. await SubmitAsync(client, group, 2)]);

        using var question = await browser.OpenAsync($"/jobs/bulk?do=retry&q=group:{group}");
        using var first = await browser.SendForPageAsync(question, "main form", 200);
        using var second = await browser.SendForPageAsync(question, "main form", 200);
        var all = await client.Jobs.ListAsync(new JobQuery { Group = group }).ToListAsync();

        Assert.Equal("2 submitted again.", Browser.Text(first, "#result"));
        Assert.Equal("2 submitted again.", Browser.Text(second, "#result"));
        Assert.Equal(
            [JobState.Queued, JobState.Queued, JobState.Cancelled, JobState.Cancelled], all.Select(job => job.State));
    }

    [Fact]
    public async Task What_is_beyond_the_bound_of_one_run_is_reached_by_the_next()
    {
        using var client = NewClient();
        var group = SiloFixture.NewGroup();
        var ids = await SubmitAsync(client, group, 5);
        await client.Jobs.CancelManyAsync([.. ids]);
        var scope = BulkScope.Of(new JobQuery { Group = group }, BulkAction.Retry) with { MaxCount = 2 };
        var run = new BulkRun(client);
        List<long?> places = [];
        for (long? before = null, next = 0; next is not null; before = next)
        {
            var (_, newestId) = await run.CountAsync(scope, before, CancellationToken.None);
            var result = await run.RetryAsync(scope, newestId, "key", CancellationToken.None);
            places.Add(next = result.NextBeforeId);
        }

        var queued = new JobQuery { Group = group, States = [JobState.Queued] };
        Assert.Equal([ids[3], ids[1], null], places);
        Assert.Equal(5, (await client.Jobs.ListAsync(queued).ToListAsync()).Count);
    }

    [Fact]
    public async Task A_search_that_was_not_understood_does_nothing()
    {
        await using var host = new DashboardHost(silo.Address);
        using var browser = host.NewBrowser();

        using var page = await browser.OpenAsync("/jobs/bulk?do=cancel&q=grop:x");

        Assert.Null(page.QuerySelector("main form"));
        Assert.Equal(
            "'grop:' is no qualifier. There are state, group, box, suite, by, since, until.",
            Browser.Text(page, ".note"));
    }

    private BoxyardClient NewClient() =>
        new(silo.NewClient(), new BoxyardClientOptions { Server = silo.Client.BaseAddress! });

    private static async Task<IReadOnlyList<long>> SubmitAsync(BoxyardClient client, string group, int count) =>
        await client.Jobs.SubmitManyAsync(JobDocument.Join(
            [.. Enumerable.Repeat(JobDocument.FromText($"suite: sleep\ntestbox: {group}\n"), count)]));
}
