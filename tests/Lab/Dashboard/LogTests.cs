using System.Text;
using Microsoft.Playwright;

namespace Boxyard.Tests.Lab.Dashboard;

/// <summary>The log viewer: backlog, growth, filters, keys, and no word of a box that becomes markup.</summary>
[Collection(DashboardLab.Collection)]
public sealed class LogTests(DashboardLab lab)
{
    private const int ManyLines = 200_000;

    [Fact]
    public async Task A_log_that_grows_is_followed_to_its_end()
    {
        using var box = new ScriptedBox(lab.Silo, "vm-grow-1");
        var id = await StartJobAsync(box, "vm-grow");
        await box.LogAsync("first\n");
        await using var visitor = await lab.VisitAsync($"/jobs/{id}/attempts/1/log/stdout");
        await visitor.Expect("#log .line").ToHaveTextAsync(["1first"]);

        await box.LogAsync("second\n\u001b[31mred <b>&amp;</b>\u001b[0m\n10 %\r");
        await visitor.Expect("#log .line").ToHaveTextAsync(["1first", "2second", "3red <b>&amp;</b>", "410 %"]);
        await box.LogAsync("100 %\n");
        await visitor.Expect("#L4").ToHaveTextAsync("4100 %");

        await visitor.Expect("#L3 span .f31").ToHaveTextAsync("red <b>&amp;</b>");
        await visitor.Expect("#log b").ToHaveCountAsync(0);
        var many = new StringBuilder();
        for (var number = 5; number <= 300; number++)
        {
            many.Append($"line {number}\n");
        }

        await box.LogAsync(many.ToString());
        await visitor.Expect("#L300").ToBeInViewportAsync();
        await visitor.CheckAsync();
        await box.EndAsync();
        await visitor.Expect("#head .badge").ToContainTextAsync("succeeded");
    }

    [Fact]
    public async Task Two_hundred_thousand_lines_are_scrolled_filtered_and_linked_with_few_rows_in_the_page()
    {
        using var box = new ScriptedBox(lab.Silo, "vm-many-1");
        var id = await StartJobAsync(box, "vm-many");
        await box.LogAsync(ManyLinesText());
        await box.EndAsync();
        await using var visitor = await lab.VisitAsync($"/jobs/{id}/attempts/1/log/stdout#L150000");
        var page = visitor.Page;
        await visitor.Expect(".log-tools").ToContainTextAsync($"{ManyLines:N0} lines", new() { Timeout = 60_000 });

        await visitor.Expect("#L150000").ToBeInViewportAsync();
        await visitor.Expect("#L150000").ToHaveClassAsync("line level-0 marked");
        await visitor.KeepPictureAsync("log-many");
        await page.Keyboard.PressAsync("f");
        await visitor.Expect("#L160000").ToBeInViewportAsync();
        Assert.EndsWith("#L160000", page.Url, StringComparison.Ordinal);
        await page.Keyboard.PressAsync("j");
        await visitor.Expect($"#L{ManyLines}").ToBeInViewportAsync();
        await page.GetByLabel("Level").SelectOptionAsync("Failures");
        await visitor.Expect("#log .line").ToHaveCountAsync(ManyLines / 20_000);
        await page.GetByLabel("Level").SelectOptionAsync("All lines");
        await page.GetByLabel("Filter lines").FillAsync("line 19999");
        await visitor.Expect(".log-tools").ToContainTextAsync($"11 of {ManyLines:N0} lines");
        await page.GetByLabel("Filter lines").FillAsync("");

        Assert.InRange(await page.Locator("#log .line").CountAsync(), 20, 120);
        await visitor.CheckAsync();
    }

    [Fact]
    public async Task The_first_lines_and_the_other_logs_are_there_without_script()
    {
        await using var visitor = await lab.VisitAsync(
            $"/jobs/{lab.EndedJob}/attempts/1/log/stdout", new() { JavaScriptEnabled = false });

        await visitor.Expect("#log .line").ToHaveTextAsync(["1starting", "2ok 1 - connects", "3not ok 2 - stays"]);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "serial" }).ClickAsync();
        await visitor.Expect("#log .line").ToHaveTextAsync(["1[    0.000000] Linux version 6.1.0"]);
        await visitor.GoToAsync($"/jobs/{lab.EndedJob}");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Open its first lines" }).ClickAsync();
        await visitor.Expect("#log .line >> nth=0").ToHaveTextAsync("1starting");
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task The_page_of_a_job_follows_its_log_from_before_its_first_line(int width)
    {
        await lab.SubmitAsync($"vm-part{width}");
        using var box = new ScriptedBox(lab.Silo, $"vm-part{width}-1");
        var id = await box.BootAsync();
        await box.StartAsync();
        await using var visitor = await lab.VisitAsync(
            $"/jobs/{id}", new() { ViewportSize = new() { Width = width, Height = 800 } });
        await visitor.Expect("#job-log").ToContainTextAsync("Nothing has been written yet.");
        var height = await HeightAsync(visitor);

        await box.LogAsync("[    0.000000] Linux\n", "serial");
        await visitor.Expect("#log .line").ToHaveTextAsync(["1[    0.000000] Linux"], new() { Timeout = 15_000 });
        Assert.Equal(height, await HeightAsync(visitor));
        await box.LogAsync("one\n\u001b[31merror: two\u001b[0m\n");
        await visitor.Expect("#log .line").ToHaveTextAsync(["1one", "2error: two"], new() { Timeout = 15_000 });
        await box.LogAsync("three\n");
        await visitor.Expect("#log .line").ToHaveTextAsync(["1one", "2error: two", "3three"]);
        await visitor.Page.Keyboard.PressAsync("f");
        await visitor.Expect("#log .marked").ToHaveTextAsync("2error: two");
        await visitor.KeepPictureAsync($"job-log-{width}");
        await visitor.Page.GetByLabel("Level").SelectOptionAsync("Failures");
        await visitor.Expect("#log .line").ToHaveTextAsync(["2error: two"]);
        await visitor.Expect(".log-tools").ToContainTextAsync("1 of 3 lines");
        Assert.Equal(height, await HeightAsync(visitor));
        await visitor.CheckAsync();
        await box.EndAsync();
        await visitor.Expect("#head .badge").ToContainTextAsync("succeeded");
        // What was chosen and read is not taken away by a page that changes around it.
        await visitor.Expect("#log .line").ToHaveTextAsync(["2error: two"]);

        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "serial" }).First.ClickAsync();
        await visitor.Expect("#log .line").ToHaveTextAsync(["1[    0.000000] Linux"]);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "1", Exact = true }).ClickAsync();
        await Assertions.Expect(visitor.Page).ToHaveURLAsync($"{lab.Address}/jobs/{id}/attempts/1/log/serial#L1");
        await visitor.Expect("#L1").ToHaveClassAsync("line level-0 marked");
        await visitor.CheckAsync();
    }

    [Fact]
    public async Task Of_a_long_log_the_page_of_a_job_reads_the_end_alone()
    {
        using var box = new ScriptedBox(lab.Silo, "vm-tail-1");
        var id = await StartJobAsync(box, "vm-tail");
        await box.LogAsync(ManyLinesText());
        await box.EndAsync();

        await using var visitor = await lab.VisitAsync($"/jobs/{id}");

        // 128 KiB of lines of 33 characters, of which the first is cut off.
        await visitor.Expect(".log-tools").ToContainTextAsync("the last 3,972 lines");
        await visitor.Expect("#log .line >> nth=-1").ToHaveTextAsync($"line {ManyLines} has failed");
        await visitor.CheckAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Open all of it" }).ClickAsync();
        await visitor.Expect(".log-tools").ToContainTextAsync($"{ManyLines:N0} lines", new() { Timeout = 60_000 });
    }

    [Fact]
    public async Task A_log_is_downloaded_as_the_box_sent_it()
    {
        await using var visitor = await lab.VisitAsync($"/jobs/{lab.EndedJob}/attempts/1/log/stdout");

        var download = await visitor.Page.RunAndWaitForDownloadAsync(
            () => visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Download" }).ClickAsync());

        Assert.Equal($"job-{lab.EndedJob}.1-stdout.log", download.SuggestedFilename);
        Assert.Equal(
            "starting\n\u001b[1;32mok\u001b[0m 1 - connects\n\u001b[31mnot ok\u001b[0m 2 - stays\n",
            await File.ReadAllTextAsync(await download.PathAsync()));
    }

    private async Task<long> StartJobAsync(ScriptedBox box, string group)
    {
        await lab.SubmitAsync(group);
        var id = await box.BootAsync();
        await box.StartAsync();
        return id;
    }

    private static Task<double> HeightAsync(Visitor visitor) =>
        visitor.Page.Locator("#job-log").EvaluateAsync<double>("part => part.getBoundingClientRect().height");

    private static string ManyLinesText()
    {
        var text = new StringBuilder();
        for (var number = 1; number <= ManyLines; number++)
        {
            text.Append(number % 20_000 == 0 ? $"line {number} has failed\n" : $"line {number} of what a box prints\n");
        }

        return text.ToString();
    }
}
