using Boxyard.Dashboard;
using Boxyard.Dashboard.Live;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Boxyard.Tests.Dashboard;

/// <summary>The whole dashboard in this process, without a silo.</summary>
public sealed class LiveRoutesTests : WebApplicationFactory<DashboardOptions>
{
    [Fact]
    public async Task A_viewer_is_told_how_its_topic_stands_and_when_it_has_changed()
    {
        using var http = CreateClient();
        var hub = Services.GetRequiredService<LiveHub>();
        using var reader = new StreamReader(await http.GetStreamAsync(new Uri("/live?topic=job:7", UriKind.Relative)));

        Assert.Equal("retry: 2000", await reader.ReadLineAsync());
        Assert.Equal("", await reader.ReadLineAsync());
        var before = hub.Look("job:7").State.Version;
        Assert.StartsWith(
            $$"""data: {"version":{{before}},"connected":false,"age":""",
            await reader.ReadLineAsync(),
            StringComparison.Ordinal);
        Assert.Equal("", await reader.ReadLineAsync());
        hub.Publish(["job:7"]);
        hub.Publish(["job:7"]);

        var after = hub.Look("job:7").State.Version;
        Assert.NotEqual(before, after);
        Assert.StartsWith(
            $$"""data: {"version":{{after}},"connected":false,"age":""",
            await reader.ReadLineAsync(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_topic_is_refused_and_so_are_too_many_viewers()
    {
        using var http = CreateClient();
        var hub = Services.GetRequiredService<LiveHub>();

        using var unknown = await http.GetAsync(new Uri("/live?topic=everything", UriKind.Relative));
        Assert.Equal(400, (int)unknown.StatusCode);
        Assert.True(hub.TryEnter("lab", 2));
        Assert.True(hub.TryEnter("lab", 2));
        using var refused = await http.GetAsync(new Uri("/live?topic=lab", UriKind.Relative));

        Assert.Equal(503, (int)refused.StatusCode);
        Assert.Equal("30", refused.Headers.GetValues("Retry-After").Single());
        Assert.Equal(2, hub.ViewerCount);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Dashboard:MaxViewers", "2");
        // Nobody listens there.
        builder.UseSetting("Dashboard:Silo", "http://127.0.0.1:9");
    }
}
