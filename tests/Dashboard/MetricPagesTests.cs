using Boxyard.Jobs;
using Boxyard.Queues;
using Boxyard.Results;
using Boxyard.Tests.Silo;
using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Dashboard;

public sealed class MetricPagesTests(ReadSilo silo) : IClassFixture<ReadSilo>
{
    [Fact]
    public async Task A_metric_is_shown_over_time_and_a_job_against_the_last_good_run()
    {
        await using var host = new DashboardHost(silo.Address);
        using var browser = host.NewBrowser();
        var group = SiloFixture.NewGroup();
        List<long> ids = [];
        foreach (var value in new double[] { 100, 101, 99, 100, 50, 50, 51 })
        {
            ids.Add(await RunAsync(group, value));
        }

        using var series = await browser.OpenAsync($"/metrics?suite=iperf&group={group}&name=net.throughput");
        using var job = await browser.OpenAsync($"/jobs/{ids[4]}");
        using var compare = await browser.OpenAsync($"/compare?a={ids[0]},{ids[1]}&b={ids[4]},x");

        Assert.NotEmpty(series.QuerySelectorAll(".chart-frame svg path"));
        Assert.Equal([group, "7", "50", "50.5", "99", "100", "101", "1"], Browser.Texts(series, "#spread tbody tr > *"));
        Assert.Equal(["−50 %"], Browser.Texts(series, "#values .badge"));
        Assert.Equal($"/compare?a={ids[3]}&b={ids[4]}", series.QuerySelector("#values td:last-child a")!.GetAttribute("href"));
        Assert.Equal("−50 % worse", Browser.Text(job, "table.list tbody tr td:last-child"));
        Assert.Equal(["net.throughput", "Mbit/s", "100.5", "100.25 … 100.75", "50", "", "−50.2 % worse"], Browser.Texts(compare, "#deltas tbody tr > *"));
        Assert.Equal("'x' is no id of a job; it was left out.", Browser.Text(compare, ".note"));
    }

    [Fact]
    public async Task What_there_is_to_choose_from_is_shown_first_and_nothing_is_said_plainly()
    {
        await using var host = new DashboardHost(silo.Address);
        using var browser = host.NewBrowser();
        var group = SiloFixture.NewGroup();
        await RunAsync(group, 1);

        using var choice = await browser.OpenAsync("/metrics");
        using var names = await browser.OpenAsync($"/metrics?suite=iperf&group={group}");
        using var none = await browser.OpenAsync($"/metrics?suite=other&group={group}&name=x");

        Assert.Contains($"iperf on {group}", Browser.Texts(choice, ".empty .chip"));
        Assert.Equal(["net.throughput", "1", "Mbit/s"], Browser.Texts(names, "table.list tbody tr > *"));
        Assert.Equal("No values", Browser.Text(none, ".empty h2"));
    }

    /// <summary>A job that ran and succeeded, with one metric; by the stores, as its box and the extractor would.</summary>
    private async Task<long> RunAsync(string group, double value)
    {
        var jobs = silo.Get<IJobStore>();
        var job = Samples.Job(group) with { Group = group, Testbox = group };
        await jobs.SubmitAsync(Samples.Submission(job), Samples.None);
        var outcome = await silo.Get<IQueueStore>().ClaimAsync(Samples.Claim($"{group}-1", group), Samples.None);
        var attempt = (await jobs.FindAttemptAsync(outcome.Offer!.JobId, outcome.Offer.Attempt, Samples.None))!;
        await jobs.SaveAsync(Samples.End(attempt, attempt.OfferedAt.AddSeconds(1)), Samples.None);
        await silo.Get<IResultStore>().SaveExtractedAsync(
            attempt.JobId,
            attempt.Number,
            new ExtractedResults { Metrics = [new MetricRecord { Name = "net.throughput", Value = value, Unit = "Mbit/s" }] },
            Samples.None);
        return attempt.JobId;
    }
}
