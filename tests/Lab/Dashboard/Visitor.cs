using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Boxyard.Tests.Lab.Dashboard;

/// <summary>Who looks at pages in a browser, and what the browser complained of.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly string _address;
    private readonly ConcurrentQueue<string> _complaints = new();

    public Visitor(IBrowserContext context, IPage page, string address)
    {
        _context = context;
        _address = address;
        Page = page;
        page.Console += (_, message) =>
        {
            // What breaks the Content-Security-Policy is told here too.
            if (message.Type is "error" or "warning")
            {
                _complaints.Enqueue(message.Text);
            }
        };
        page.PageError += (_, error) => _complaints.Enqueue(error);
    }

    public IPage Page { get; }

    public Task GoToAsync(string path) =>
        Page.GotoAsync(_address + path, new() { WaitUntil = WaitUntilState.Load });

    /// <summary>The page is as wide as its window, can be used by all, and nothing was wrong with it.</summary>
    public async Task CheckAsync()
    {
        var over = await Page.EvaluateAsync<int>(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.Equal(0, over);
        Assert.Empty(await Page.EvaluateAsync<string[]>(PageAudit.Script));
        Assert.Empty(_complaints);
    }

    /// <summary>The browser complains of connections that break: a test that breaks them takes that away.</summary>
    public void ForgetComplaints() => _complaints.Clear();

    /// <summary>A log is on the picture once it was read.</summary>
    public async Task KeepPictureAsync(string name)
    {
        if (await Page.Locator("[data-log]").CountAsync() > 0)
        {
            await Expect(".log-tools > .faint >> nth=0").Not.ToBeEmptyAsync();
        }

        await Page.ScreenshotAsync(new() { Path = Path.Combine(DashboardLab.Pictures, $"{name}.png") });
    }

    public ILocatorAssertions Expect(string selector) => Assertions.Expect(Page.Locator(selector));

    /// <summary>The words about whether the page is live, in the bar above it.</summary>
    public ILocatorAssertions ExpectLiveState() => Expect("[data-live-state] [role=status]");

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
