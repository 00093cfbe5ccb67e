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
