using Boxyard.Jobs;
using Boxyard.Queues;
using Boxyard.Results;
using Boxyard.Tests.Silo;
using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Dashboard;

/// <summary>What pages show of queues, boxes, events and commits.</summary>
public sealed class LabPagesTests(ReadSilo silo) : IClassFixture<ReadSilo>
{
    [Fact]
    public async Task The_waits_of_a_queue_are_a_chart_and_a_table()
    {
        await using var host = new DashboardHost(silo.Address);
        using var browser = host.NewBrowser();
        var group = SiloFixture.NewGroup();
        await RunAsync(group, $"{group}-1");
        await RunAsync(group, $"{group}-1");

        using var page = await browser.OpenAsync($"/queues/{group}");
        using var none = await browser.OpenAsync("/queues/none", 404);

        Assert.NotEmpty(page.QuerySelectorAll("#wait-times .chart-frame svg path"));
        Assert.Equal(2, Browser.Texts(page, "#waits tbody td:nth-child(2)").Sum(int.Parse));
        Assert.Equal("There is nothing here", Browser.Text(none, "h1"));
    }

    [Fact]
    public async Task A_box_is_compared_with_the_others_of_its_group()
    {
        await using var host = new DashboardHost(silo.Address);
        using var browser = host.NewBrowser();
        var group = SiloFixture.NewGroup();
        for (var count = 0; count < 6; count++)
        {
            await RunAsync(group, $"{group}-1", JobState.Lost);
            await RunAsync(group, $"{group}-2");
        }

        using var bad = await browser.OpenAsync($"/boxes/{group}-1");
        using var good = await browser.OpenAsync($"/boxes/{group}-2");

        Assert.Equal(
            $"worse than the others 100 % of its runs were bad, 0 % of those of the other box of {group}.",
            Browser.Text(bad, "#sibling-verdict"));
        Assert.Equal([$"{group}-1", "6", "100 %", "100 %"], Browser.Texts(bad, "#siblings tbody tr:first-child > *"));
        Assert.StartsWith("better than the others", Browser.Text(good, "#sibling-verdict"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_are_listed_newest_first_and_found_by_box()
    {
        await using var host = new DashboardHost(silo.Address);
        using var browser = host.NewBrowser();
        var group = SiloFixture.NewGroup();
        var id = await RunAsync(group, $"{group}-1");

        using var all = await browser.OpenAsync("/events");
        using var ofBox = await browser.OpenAsync($"/events?box={group}-1");
        using var none = await browser.OpenAsync("/events?box=nobody&before=x");

        Assert.NotEmpty(all.QuerySelectorAll("#events tbody tr"));
        // The box was given its queue too, which is of no job.
        Assert.Equal([$"{id}", ""], Browser.Texts(ofBox, "#events tbody td:nth-child(3)").Distinct());
        Assert.Equal(["offered", "queues set"], Browser.Texts(ofBox, "#events tbody th"));
        Assert.Equal("Nothing", Browser.Text(none, "#no-events h2"));
    }

    [Fact]
    public async Task A_metric_is_shown_over_commits_with_the_commit_that_changed_it()
    {
        await using var host = new DashboardHost(silo.Address);
        using var browser = host.NewBrowser();
        var group = SiloFixture.NewGroup();
        List<long> ids = [];
        foreach (var (commit, value) in new (string?, double)[]
        {
            ("aaaaaaaaaaaaaaaa", 100), ("aaaaaaaaaaaaaaaa", 102), ("bbbb", 101), (null, 7), ("cccc", 50), ("cccc", 51),
        })
        {
            ids.Add(await RunAsync(group, $"{group}-1", commit: commit, value: value));
        }

        var address = $"/metrics?suite=iperf&group={group}&name=net.throughput";
        using var page = await browser.OpenAsync($"{address}&over=commits");
        using var byTime = await browser.OpenAsync(address);

        Assert.Equal(["cccc", "bbbb", "aaaaaaaaaaaa"], Browser.Texts(page, "#commits tbody th"));
        Assert.Equal(["2", "1", "2"], Browser.Texts(page, "#commits tbody td:nth-child(3)"));
        Assert.Equal(["50.5", "101", "101"], Browser.Texts(page, "#commits tbody td:nth-child(4)"));
        Assert.Equal(["−50 %"], Browser.Texts(page, "#commits .badge"));
        Assert.Equal(
            $"/compare?a={ids[2]}&b={ids[4]},{ids[5]}",
            page.QuerySelector("#commits td:last-child a")!.GetAttribute("href"));
        Assert.NotEmpty(page.QuerySelectorAll(".chart-frame svg path"));
        Assert.Contains($"Runs on {group} that name no commit and are not shown: 1.", Browser.Texts(page, "p.faint"));
        Assert.Equal("Over time", Browser.Text(byTime, ".chips [aria-current]"));
    }

    [Fact]
    public async Task The_job_with_the_id_that_is_looked_for_comes_before_those_whose_ids_begin_so()
    {
        await using var host = new DashboardHost(silo.Address);
        using var browser = host.NewBrowser();
        var group = SiloFixture.NewGroup();
        var newest = 0L;
        while (newest < 12)
        {
            newest = await RunAsync(group, $"{group}-1");
        }

        using var found = await browser.OpenAsync("/jobs?q=1");
        using var none = await browser.OpenAsync("/jobs?q=99999999");

        Assert.Equal(["1"], Browser.Texts(found, "#jobs tbody tr:first-child th"));
        Assert.Single(Browser.Texts(found, "#jobs tbody th"), "1");
        Assert.Contains("No job matches", Browser.Text(none, "main"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/jobs?before=abc", 200)]
    [InlineData("/submit?clone=x", 404)]
    [InlineData("/jobs/bulk?do=retry&before=x&q=suite:none", 200)]
    [InlineData("/jobs/999999/attempts/1/files/a.txt", 404)]
    [InlineData("/jobs/999999/attempts/1/view/a.txt", 404)]
    public async Task An_address_that_is_wrong_is_no_failure_of_ours(string path, int status)
    {
        await using var host = new DashboardHost(silo.Address);
        using var browser = host.NewBrowser();

        using var page = await browser.OpenAsync(path, status);

        Assert.NotNull(page.QuerySelector("main h1"));
    }

    [Fact]
    public async Task A_file_is_shown_by_its_kind_and_scripts_are_text()
    {
        await using var host = new DashboardHost(silo.Address);
        using var browser = host.NewBrowser();

        Assert.Equal("text/plain; charset=utf-8", Boxyard.Dashboard.Jobs.FileTypes.Of("a/x.js"));
        Assert.Equal("text/plain; charset=utf-8", Boxyard.Dashboard.Jobs.FileTypes.Of("x.CSS"));
        using var picture = await browser.OpenAsync("/jobs/1/attempts/1/view/a/plot.png");
        using var html = await browser.OpenAsync("/jobs/1/attempts/1/view/report.html");
        using var other = await browser.OpenAsync("/jobs/1/attempts/1/view/core.bin");

        Assert.Equal("/jobs/1/attempts/1/files/a/plot.png", picture.QuerySelector("img.shown")!.GetAttribute("src"));
        Assert.Equal("", html.QuerySelector("iframe.shown")!.GetAttribute("sandbox"));
        Assert.Equal("It cannot be shown here", Browser.Text(other, ".empty h2"));
    }

    private async Task<long> RunAsync(
        string group,
        string box,
        JobState outcome = JobState.Succeeded,
        string? commit = null,
        double? value = null)
    {
        var jobs = silo.Get<IJobStore>();
        var job = Samples.Job(group) with { Group = group, Testbox = group };
        if (commit is not null)
        {
            job = job with { Spec = $$"""{"suite":"iperf","upstream_commit":"{{commit}}"}""" };
        }

        await jobs.SubmitAsync(Samples.Submission(job), Samples.None);
        await silo.Get<Boxyard.Testboxes.ITestboxStore>().SetQueuesAsync(box, [group], Samples.None);
        var claimed = await silo.Get<IQueueStore>().ClaimAsync(Samples.Claim(box, group), Samples.None);
        var attempt = (await jobs.FindAttemptAsync(claimed.Offer!.JobId, claimed.Offer.Attempt, Samples.None))!;
        await jobs.SaveAsync(Samples.End(attempt, attempt.OfferedAt.AddSeconds(1), outcome), Samples.None);
        if (value is { } measured)
        {
            await silo.Get<IResultStore>().SaveExtractedAsync(
                attempt.JobId,
                attempt.Number,
                new ExtractedResults { Metrics = [new MetricRecord { Name = "net.throughput", Value = measured }] },
                Samples.None);
        }

        return attempt.JobId;
    }
}
