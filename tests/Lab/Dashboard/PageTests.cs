using Microsoft.Playwright;

namespace Boxyard.Tests.Lab.Dashboard;

/// <summary>Each page in both themes and at the width of a phone, without a complaint of the browser.</summary>
[Collection(DashboardLab.Collection)]
public sealed class PageTests(DashboardLab lab)
{
    public static TheoryData<string, string, string> Pages => new()
    {
        { "home", "/", "Overview" },
        { "jobs", "/jobs", "Jobs" },
        { "jobs-filtered", "/jobs?q=state%3Afailed%20group%3Avm-2p8g", "Jobs" },
        { "jobs-none", "/jobs?q=suite%3Anone", "Jobs" },
        { "job", "/jobs/{ended}", "Job" },
        { "job-waits", "/jobs/{waiting}", "Job" },
        { "log", "/jobs/{ended}/attempts/1/log/stdout", "Job" },
        { "boxes", "/boxes", "Boxes" },
        { "box", "/boxes/vm-2p8g-2", "vm-2p8g-2" },
        { "queues", "/queues", "Queues" },
        { "box-ran", "/boxes/dc-4g-1", "dc-4g-1" },
        { "queue", "/queues/vm-8p32g.x86_64", "Queue vm-8p32g.x86_64" },
        { "queue-waits", "/queues/dc-4g.x86_64", "Queue dc-4g.x86_64" },
        { "metrics", "/metrics", "Metrics" },
        { "metrics-time", "/metrics?suite=iperf&group=dc-4g&name=throughput", "Metrics" },
        { "metrics-commits", "/metrics?suite=iperf&group=dc-4g&name=throughput&over=commits", "Metrics" },
        { "compare", "/compare?a={first}&b={ended}", "Compare" },
        { "submit", "/submit?clone={ended}", "Submit" },
        { "bulk", "/jobs/bulk?do=cancel&q=group%3Avm-8p32g", "Cancel many jobs" },
        { "events", "/events", "Events" },
        { "file-json", "/jobs/{ended}/attempts/1/view/result/iperf.json", "result/iperf.json" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_shown_in_light_and_dark_and_on_a_phone(string name, string path, string title)
    {
        path = path.Replace("{first}", $"{lab.FirstJob}", StringComparison.Ordinal)
            .Replace("{ended}", $"{lab.EndedJob}", StringComparison.Ordinal)
            .Replace("{waiting}", $"{lab.WaitingJob}", StringComparison.Ordinal);
        foreach (var (look, options) in Looks.All)
        {
            await using var visitor = await lab.VisitAsync(path, options);

            await visitor.Expect("h1").ToContainTextAsync(title);
            if (await visitor.Page.Locator("[data-live], [data-log]").CountAsync() > 0)
            {
                await visitor.ExpectLiveState().ToHaveTextAsync("● live");
            }

            await visitor.KeepPictureAsync($"{name}-{look}");
            await visitor.CheckAsync();
        }
    }

    [Fact]
    public async Task What_is_not_there_is_told_with_its_status()
    {
        await using var visitor = await lab.VisitAsync("/");
        foreach (var path in (string[])
            ["/nowhere", "/jobs/999999", "/boxes/none-1", "/queues/none", "/jobs/999999/attempts/1/log/stdout"])
        {
            var answer = await visitor.Page.GotoAsync(lab.Address + path);

            Assert.Equal(404, answer!.Status);
            await visitor.Expect("main").ToContainTextAsync("There is nothing here");
        }
    }

    [Fact]
    public async Task The_theme_is_chosen_without_script_and_kept()
    {
        await using var visitor = await lab.VisitAsync("/boxes", new() { JavaScriptEnabled = false });
        foreach (var theme in new[] { "light", "dark", "auto" })
        {
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Theme:" }).ClickAsync();

            await visitor.Expect("html").ToHaveAttributeAsync("data-theme", theme);
            Assert.EndsWith("/boxes", visitor.Page.Url, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_keyboard_reaches_what_the_mouse_does()
    {
        await using var visitor = await lab.VisitAsync("/");
        var page = visitor.Page;

        await page.Keyboard.PressAsync("Tab");
        await visitor.Expect(":focus").ToHaveTextAsync("Skip to content");
        await page.Keyboard.PressAsync("Enter");
        await visitor.Expect("main").ToBeFocusedAsync();
        await page.Keyboard.PressAsync("/");
        await visitor.Expect(".find input").ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("state:failed");
        await visitor.Expect(".find input").ToHaveValueAsync("state:failed");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page).ToHaveURLAsync($"{lab.Address}/jobs?q=state%3Afailed");
        await visitor.CheckAsync();
    }

    [Fact]
    public async Task A_file_of_a_box_runs_nothing()
    {
        await using var visitor = await lab.VisitAsync($"/jobs/{lab.EndedJob}");

        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "page.html" }).ClickAsync();

        await Assertions.Expect(visitor.Page.FrameLocator("iframe.shown").Locator("body"))
            .ToContainTextAsync("from a box");
        await visitor.KeepPictureAsync("file-html");
        Assert.DoesNotContain("ran", await visitor.Page.TitleAsync(), StringComparison.Ordinal);
        await using var alone = await lab.VisitAsync($"/jobs/{lab.EndedJob}/attempts/1/files/page.html");
        await alone.Expect("body").ToContainTextAsync("from a box");
        Assert.NotEqual("ran", await alone.Page.TitleAsync());
    }

    [Fact]
    public async Task Qualifiers_and_their_values_are_completed_as_one_types()
    {
        await using var visitor = await lab.VisitAsync("/jobs");
        var page = visitor.Page;
        var field = page.GetByLabel("Search jobs");

        await field.PressSequentiallyAsync("sta");
        await visitor.Expect("#completions li").ToHaveTextAsync(["state: queued, running, failed, …; several with commas"]);
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(field).ToHaveValueAsync("state:");
        await page.Keyboard.TypeAsync("queued,fa");
        await visitor.Expect("#completions li strong").ToHaveTextAsync(["state:failed"]);
        await visitor.CheckAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(field).ToHaveValueAsync("state:queued,failed ");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page).ToHaveURLAsync($"{lab.Address}/jobs?q=state%3Aqueued%2Cfailed+");
        await visitor.CheckAsync();
    }

    [Fact]
    public async Task Mistakes_in_a_job_are_told_as_one_types_and_what_is_right_is_submitted()
    {
        await using var visitor = await lab.VisitAsync("/submit");
        var editor = visitor.Page.GetByRole(AriaRole.Textbox, new() { Name = "Definition, in YAML or JSON" });

        await editor.FillAsync("suite: typed\npriority: 1000\ntestbox: vm-typing\n");
        await visitor.Expect("#preview .mistakes").ToContainTextAsync("line 2");
        await visitor.KeepPictureAsync("submit-mistake");
        await visitor.CheckAsync();
        await editor.FillAsync("suite: typed\ntestbox: vm-typing\n");
        await visitor.Expect("#preview").ToContainTextAsync("1 job");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Submit", Exact = true }).ClickAsync();

        await visitor.Expect("h1").ToContainTextAsync("Job");
        await visitor.Expect("#head").ToContainTextAsync("typed");
    }
}
