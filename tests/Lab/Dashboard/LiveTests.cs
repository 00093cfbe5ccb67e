using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Boxyard.Tests.Lab.Dashboard;

/// <summary>Pages change while they are watched, and come back after the silo was away.</summary>
[Collection(DashboardLab.Collection)]
public sealed class LiveTests(DashboardLab lab)
{
    [Fact]
    public async Task A_job_is_followed_from_queued_to_its_results()
    {
        var id = await lab.SubmitAsync("vm-live");
        await using var visitor = await lab.VisitAsync($"/jobs/{id}");
        await visitor.ExpectLiveState().ToHaveTextAsync("● live");
        await visitor.Expect("#life").ToContainTextAsync("Why it waits");
        // A mark that a reload of the page would take away.
        await visitor.Page.EvaluateAsync("window.isSamePage = true");
        using var box = new ScriptedBox(lab.Silo, "vm-live-1");

        Assert.Equal(id, await box.BootAsync());
        await visitor.Expect("#head .badge").ToContainTextAsync("offered");
        await visitor.Expect("#life").Not.ToContainTextAsync("Why it waits");
        await visitor.Expect("#attempt-1").ToContainTextAsync("vm-live-1");
        await box.StartAsync();
        await visitor.Expect("#head .badge").ToContainTextAsync("running");
        await box.LogAsync("hello\n");
        await box.UploadAsync("result/rate.json", """{"rate": 12.5}""");
        await box.EndAsync();
        await visitor.Expect("#head .badge").ToContainTextAsync("succeeded");
        await visitor.Expect("#attempt-1").ToContainTextAsync("12.5");

        Assert.True(await visitor.Page.EvaluateAsync<bool>("window.isSamePage"));
        await visitor.KeepPictureAsync("job-live-ended");
        await visitor.CheckAsync();
    }

    [Fact]
    public async Task A_list_that_becomes_empty_says_so_and_the_first_job_appears_in_it()
    {
        await using var visitor = await lab.VisitAsync("/jobs?q=state%3Aqueued%20group%3Avm-empty");
        await visitor.ExpectLiveState().ToHaveTextAsync("● live");
        await visitor.Expect("main").ToContainTextAsync("No job matches");

        var id = await lab.SubmitAsync("vm-empty");
        await visitor.Expect("#jobs tbody th").ToHaveTextAsync([$"{id}"]);
        await lab.Silo.Client.Jobs.CancelAsync(id);
        await visitor.Expect("main").ToContainTextAsync("No job matches");

        await visitor.CheckAsync();
    }

    [Fact]
    public async Task Focus_stays_on_a_button_while_its_part_changes_around_it()
    {
        var id = await lab.SubmitAsync("vm-focus");
        await using var visitor = await lab.VisitAsync("/events?group=vm-focus");
        await visitor.ExpectLiveState().ToHaveTextAsync("● live");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = $"{id}" }).FocusAsync();

        await lab.SubmitAsync("vm-focus");

        await visitor.Expect("#events tbody tr").ToHaveCountAsync(2);
        await visitor.Expect(":focus").ToHaveTextAsync($"{id}");
    }

    [Fact]
    public async Task The_overview_counts_what_comes()
    {
        await using var visitor = await lab.VisitAsync("/");
        await visitor.ExpectLiveState().ToHaveTextAsync("● live");
        var before = int.Parse(await visitor.Page.Locator("#counters .number").First.InnerTextAsync());

        await lab.SubmitAsync("vm-count");

        await visitor.Expect("#counters .number >> nth=0").ToHaveTextAsync($"{before + 1}");
        await visitor.CheckAsync();
    }

    [Fact]
    public async Task What_is_typed_is_kept_while_the_page_changes_around_it()
    {
        var queue = "vm-typed.x86_64";
        await lab.SubmitAsync("vm-typed");
        await using var visitor = await lab.VisitAsync($"/queues/{queue}");
        await visitor.ExpectLiveState().ToHaveTextAsync("● live");
        await visitor.Page.GetByLabel("Reason").FillAsync("half a sen");

        await lab.SubmitAsync("vm-typed");

        await visitor.Expect("#queue .facts dd >> nth=0").ToHaveTextAsync("2");
        Assert.Equal("half a sen", await visitor.Page.GetByLabel("Reason").InputValueAsync());
    }

    [Fact]
    public async Task A_page_says_when_the_silo_is_away_and_is_live_again_when_it_is_back()
    {
        var data = Directory.CreateTempSubdirectory("boxyard-restart-").FullName;
        await using var silo = await LabSilo.StartAsync(data);
        await using var dashboard = await SiloProcess.StartProgramAsync(
            Path.Combine(AppContext.BaseDirectory, "Boxyard.Dashboard.dll"), new ConcurrentQueue<string>(),
            "--urls", "http://127.0.0.1:0", "--Dashboard:Silo", $"{silo.Address}");
        await using var visitor = await lab.VisitAsync("/");
        await visitor.Page.GotoAsync(dashboard.Address);
        await visitor.ExpectLiveState().ToHaveTextAsync("● live");

        await silo.KillAsync();
        await visitor.ExpectLiveState().ToHaveTextAsync("◌ not live");
        // What was shown stays, and its age tells that it is not known to be true any more.
        await visitor.Expect("[data-live-state]").ToContainTextAsync(
            new Regex("· 1[2-9] s old", RegexOptions.None, TimeSpan.FromSeconds(1)), new() { Timeout = 30_000 });
        await visitor.Expect("#counters .number >> nth=0").ToHaveTextAsync("0");
        await visitor.KeepPictureAsync("home-not-live");
        await silo.StartAsync();
        await visitor.ExpectLiveState().ToHaveTextAsync("● live", new() { Timeout = 30_000 });
        await silo.Client.Jobs.SubmitAsync(LabJob.Of("vm-back", "true"));

        await visitor.Expect("#counters .number >> nth=0").ToHaveTextAsync("1", new() { Timeout = 30_000 });
        Directory.Delete(data, recursive: true);
    }
}
