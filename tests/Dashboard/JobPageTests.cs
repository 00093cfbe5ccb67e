using Boxyard.Client;
using Boxyard.Jobs;
using Boxyard.Queues;
using Boxyard.Tests.Silo;
using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Dashboard;

public sealed class JobPageTests(ReadSilo silo) : IClassFixture<ReadSilo>
{
    [Fact]
    public async Task The_page_of_a_job_names_the_log_that_is_shown_on_it_and_reads_none()
    {
        await using var host = new DashboardHost(silo.Address);
        using var browser = host.NewBrowser();
        var group = SiloFixture.NewGroup();
        var jobs = silo.Get<IJobStore>();
        await jobs.SubmitAsync(Samples.Submission(Samples.Job(group) with { Group = group }), Samples.None);
        var offer = (await silo.Get<IQueueStore>().ClaimAsync(Samples.Claim($"{group}-1", group), Samples.None)).Offer!;
        var attempt = (await jobs.FindAttemptAsync(offer.JobId, offer.Attempt, Samples.None))!;
        using var client = new BoxyardClient(new BoxyardClientOptions { Server = new Uri($"http://{silo.Address}") });
        var key = new AttemptKey { JobId = attempt.JobId, Attempt = attempt.Number, Token = attempt.Token };

        using var before = await browser.OpenAsync($"/jobs/{key.JobId}");
        await client.Attempts.AppendLogAsync(key, "serial", 0, "boots\n"u8.ToArray());
        await client.Attempts.AppendLogAsync(key, "stdout", 0, new byte[200_000]);
        using var live = await browser.OpenAsync($"/jobs/{key.JobId}");
        using var chosen = await browser.OpenAsync($"/jobs/{key.JobId}?log=serial");
        var end = attempt.OfferedAt.AddSeconds(1);
        await jobs.SaveAsync(Samples.End(attempt, end, Boxyard.Jobs.JobState.Crashed), Samples.None);
        using var crashed = await browser.OpenAsync($"/jobs/{key.JobId}");

        Assert.Equal("Nothing has been written yet.", Browser.Text(before, "#log-part"));
        Assert.NotNull(before.QuerySelector("#log-head [data-log-grows]"));
        Assert.Equal(
            [LogOf(key, "stdout"), LogOf(key, "serial"), LogOf(key, "serial")],
            new[] { live, chosen, crashed }.Select(page => page.QuerySelector("#log")!.GetAttribute("data-log")));
        Assert.Equal("68928", live.QuerySelector("#log")!.GetAttribute("data-log-from"));
        Assert.Empty(live.QuerySelectorAll("#log .line"));
        Assert.Null(crashed.QuerySelector("[data-log-grows]"));
    }

    private static string LogOf(AttemptKey key, string stream) =>
        $"/jobs/{key.JobId}/attempts/{key.Attempt}/raw-log/{stream}";
}
