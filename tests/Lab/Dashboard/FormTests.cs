using Boxyard.Client;
using Microsoft.Playwright;

namespace Boxyard.Tests.Lab.Dashboard;

/// <summary>Each form does on the silo what its button says, also without script.</summary>
[Collection(DashboardLab.Collection)]
public sealed class FormTests(DashboardLab lab)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_waiting_job_is_cancelled_and_run_again(bool withScript)
    {
        var id = await lab.SubmitAsync("vm-forms");
        await using var visitor = await lab.VisitAsync($"/jobs/{id}", Options(withScript));
        await Assertions.Expect(Button(visitor, "Run again")).ToBeDisabledAsync();
        await Assertions.Expect(Button(visitor, "Run again")).ToHaveAttributeAsync("title", "It is not over yet");

        await Button(visitor, "Cancel").ClickAsync();

        await visitor.Expect("#head .badge").ToContainTextAsync("cancelled");
        Assert.Equal(JobState.Cancelled, (await lab.Silo.Client.Jobs.GetAsync(id)).State);
        await Assertions.Expect(Button(visitor, "Cancel")).ToBeDisabledAsync();
        await Button(visitor, "Run again").ClickAsync();
        await visitor.Expect("#head .badge").ToContainTextAsync("queued");
        Assert.DoesNotContain($"/jobs/{id}", visitor.Page.Url, StringComparison.Ordinal);
        await visitor.CheckAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_box_is_drained_and_resumed(bool withScript)
    {
        var name = withScript ? "vm-hold-1" : "vm-hold-2";
        await lab.Silo.AddBoxAsync(name, withScript ? "52-54-00-00-01-01" : "52-54-00-00-01-02", "vm-hold");
        await using var visitor = await lab.VisitAsync($"/boxes/{name}", Options(withScript));

        await visitor.Page.GetByLabel("Reason").FillAsync("new disk");
        await Button(visitor, "Drain").ClickAsync();

        await visitor.Expect("#head").ToContainTextAsync("new disk");
        Assert.Equal(
            ("drained", "new disk"),
            (await lab.Silo.Client.Testboxes.GetAsync(name)).Hold is { } hold ? (hold.Kind, hold.Reason) : default);
        await Button(visitor, "Resume").ClickAsync();
        await Assertions.Expect(Button(visitor, "Drain")).ToBeVisibleAsync();
        Assert.Null((await lab.Silo.Client.Testboxes.GetAsync(name)).Hold);
        await visitor.CheckAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_queue_is_paused_and_resumed(bool withScript)
    {
        var queue = withScript ? "vm-pause.x86_64" : "vm-pause2.x86_64";
        await lab.SubmitAsync(queue.Split('.')[0]);
        await using var visitor = await lab.VisitAsync($"/queues/{queue}", Options(withScript));

        await visitor.Page.GetByLabel("Reason").FillAsync("kernel update");
        await Button(visitor, "Pause").ClickAsync();

        await visitor.Expect("#queue").ToContainTextAsync("kernel update");
        Assert.Equal("kernel update", (await lab.Silo.Client.Queues.GetAsync(queue)).Pause?.Reason);
        await Button(visitor, "Resume").ClickAsync();
        await Assertions.Expect(Button(visitor, "Pause")).ToBeVisibleAsync();
        Assert.Null((await lab.Silo.Client.Queues.GetAsync(queue)).Pause);
        await visitor.CheckAsync();
    }

    [Fact]
    public async Task An_unknown_machine_is_named()
    {
        using var http = new HttpClient { BaseAddress = lab.Silo.Address };
        await http.GetStringAsync(new Uri("/boot.ipxe/mac/52-54-00-00-02-01", UriKind.Relative));
        await using var visitor = await lab.VisitAsync("/boxes");

        await visitor.Page.GetByLabel("Name for 52-54-00-00-02-01").FillAsync("vm-named-1");
        await visitor.Page.Locator("li", new() { HasText = "52-54-00-00-02-01" })
            .GetByRole(AriaRole.Button)
            .ClickAsync();

        await visitor.Expect("h1").ToContainTextAsync("vm-named-1");
        Assert.Equal(["52-54-00-00-02-01"], (await lab.Silo.Client.Testboxes.GetAsync("vm-named-1")).Macs);
        await visitor.CheckAsync();
    }

    [Fact]
    public async Task A_form_of_another_site_is_refused()
    {
        var id = await lab.SubmitAsync("vm-forms");
        using var http = new HttpClient { BaseAddress = new Uri(lab.Address) };

        using var form = new FormUrlEncodedContent([]);
        using var answer = await http.PostAsync(new Uri($"/jobs/{id}/cancel", UriKind.Relative), form);

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Equal(JobState.Queued, (await lab.Silo.Client.Jobs.GetAsync(id)).State);
    }

    private static BrowserNewContextOptions Options(bool withScript) =>
        new() { JavaScriptEnabled = withScript, ViewportSize = new() { Width = 1280, Height = 800 } };

    private static ILocator Button(Visitor visitor, string name) =>
        visitor.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
