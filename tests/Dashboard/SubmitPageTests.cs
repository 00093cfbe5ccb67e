using Boxyard.Client;
using Boxyard.Tests.Silo;

namespace Boxyard.Tests.Dashboard;

public sealed class SubmitPageTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    [Fact]
    public async Task A_preview_shows_what_would_be_queued_and_a_submit_leads_to_the_job()
    {
        await using var host = new DashboardHost(silo.Address);
        using var browser = host.NewBrowser();
        using var client = NewClient();
        var group = SiloFixture.NewGroup();
        var text = $"suite: hello\r\ntestbox: {group}\r\nscript: |\r\n  echo a\r\n";

        using var empty = await browser.OpenAsync("/submit");
        using var preview = await browser.SendForPageAsync(
            empty, "main form", 200, ("Definition", text), ("Do", "preview"));
        var none = await client.Jobs.ListAsync(new JobQuery { Group = group }).ToListAsync();
        var (status, location) = await browser.SendAsync(preview, "main form", ("Do", "submit"));
        var (_, again) = await browser.SendAsync(preview, "main form", ("Do", "submit"));
        var job = Assert.Single(await client.Jobs.ListAsync(new JobQuery { Group = group }).ToListAsync());
        var spec = await client.Jobs.GetSpecAsync(job.Id);

        Assert.Equal(["hello", group, "0", "–", "none is known"], Browser.Texts(preview, "#preview tbody tr > *"));
        Assert.Empty(none);
        Assert.Equal((302, $"/jobs/{job.Id}"), (status, location));
        Assert.Equal(location, again);
        Assert.Equal("echo a\n", (string?)spec["script"]);
    }

    [Fact]
    public async Task Every_mistake_is_shown_with_its_line_and_nothing_is_lost()
    {
        await using var host = new DashboardHost(silo.Address);
        using var browser = host.NewBrowser();
        const string Text = "suite: hello\ntestbox: vm-1\npriority: 5000\nretries: many\n";

        using var empty = await browser.OpenAsync("/submit");
        using var answer = await browser.SendForPageAsync(
            empty, "main form", 200, ("Definition", Text), ("Do", "submit"));

        Assert.Equal(["line 3", "line 4"], Browser.Texts(answer, "#preview [data-line]"));
        Assert.Equal(Text, answer.QuerySelector("textarea")!.TextContent);
    }

    [Fact]
    public async Task A_job_is_cloned_into_the_editor_and_every_sample_can_be_submitted()
    {
        await using var host = new DashboardHost(silo.Address);
        using var browser = host.NewBrowser();
        using var client = NewClient();
        var group = SiloFixture.NewGroup();
        var job = await client.Jobs.SubmitAsync(JobDocument.FromText($"suite: copied\ntestbox: {group}\n"));

        using var page = await browser.OpenAsync($"/jobs/{job.Id}");
        using var clone = await browser.OpenAsync(page.QuerySelector(".actions a.button")!.GetAttribute("href")!);
        var (_, location) = await browser.SendAsync(clone, "main form", ("Do", "submit"));

        Assert.Contains("suite: copied\n", clone.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/jobs/{job.Id + 1}", location);
        foreach (var sample in clone.QuerySelectorAll(".chips a").Select(link => link.GetAttribute("href")!))
        {
            using var shown = await browser.OpenAsync(sample);
            Assert.Empty(shown.QuerySelectorAll("#preview .trouble"));
            Assert.NotEmpty(shown.QuerySelectorAll("#preview tbody tr"));
        }
    }

    private BoxyardClient NewClient() =>
        new(silo.NewClient(), new BoxyardClientOptions { Server = silo.Client.BaseAddress! });
}
