using System.Net.Http.Headers;
using Microsoft.Playwright;

namespace Boxyard.Tests.Lab.Dashboard;

/// <summary>What a visit costs on the wire.</summary>
[Collection(DashboardLab.Collection)]
public sealed class WeightTests(DashboardLab lab)
{
    private const long MaxFirst = 200_000;
    private const long MaxNext = 40_000;

    [Theory]
    [InlineData("/")]
    [InlineData("/jobs")]
    [InlineData("/boxes")]
    [InlineData("/queues")]
    [InlineData("/queues/dc-4g.x86_64")]
    [InlineData("/boxes/dc-4g-1")]
    [InlineData("/events")]
    [InlineData("/submit")]
    [InlineData("/metrics?suite=iperf&group=dc-4g&name=throughput&over=commits")]
    [InlineData("/jobs/{ended}")]
    [InlineData("/jobs/{ended}/attempts/1/log/stdout")]
    public async Task A_page_is_light_and_its_files_are_kept(string path)
    {
        path = path.Replace("{ended}", $"{lab.EndedJob}", StringComparison.Ordinal);
        await using var visitor = await lab.VisitAsync("/health/live");

        var first = await MeasureAsync(visitor.Page, path);
        var next = await MeasureAsync(visitor.Page, path);

        Assert.InRange(first, 1, MaxFirst);
        Assert.InRange(next, 1, MaxNext);
        Assert.True(next < first, $"Nothing was kept: {first} bytes, then {next}.");
    }

    [Fact]
    public async Task What_a_page_loads_is_sent_compressed()
    {
        using var http = new HttpClient { BaseAddress = new Uri(lab.Address) };
        http.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        var page = await http.GetAsync(new Uri("/", UriKind.Relative));

        Assert.Equal(["br"], page.Content.Headers.ContentEncoding);
    }

    // As the browser counts it: headers and compressed bodies of all that was loaded for the page.
    private async Task<long> MeasureAsync(IPage page, string path)
    {
        await page.GotoAsync(lab.Address + path, new() { WaitUntil = WaitUntilState.Load });
        return await page.EvaluateAsync<long>(
            """
            performance.getEntries()
              .filter((entry) => entry.entryType === "navigation" || entry.initiatorType !== "fetch")
              .reduce((sum, entry) => sum + (entry.transferSize || 0), 0)
            """);
    }
}
