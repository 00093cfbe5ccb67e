using Boxyard.Dashboard;
using Boxyard.Dashboard.Live;
using Boxyard.Tests.Client;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Boxyard.Tests.Dashboard;

public sealed class LiveFeedTests
{
    private const string Event =
        "id: 0-5\ndata: {\"id\":5,\"job_id\":7,\"kind\":\"submitted\",\"at\":\"2026-01-01T00:00:00Z\"}\n\n";

    private readonly ImpatientClock _clock = new();
    private readonly List<string?> _cursors = [];

    [Fact]
    public async Task An_event_reaches_who_watches_and_an_outage_is_told_and_ends()
    {
        await using var silo = await ScriptedServer.StartAsync();
        var mayEnd = new TaskCompletionSource();
        silo.Then(Stream("id: 0-4\n\n" + Event, mayEnd.Task))
            .Then(503)
            .Then(Stream("id: 0-6\n\n", new TaskCompletionSource().Task));
        var hub = new LiveHub(_clock);
        Assert.True(hub.TryEnter("job:7", 1));
        var before = hub.Look("job:7").State.Version;
        using var feed = FeedOf(silo, hub);

        await feed.StartAsync(CancellationToken.None);

        await BecomesAsync(hub, state => state.IsConnected && state.Version > before);
        var version = hub.Look("job:7").State.Version;
        mayEnd.SetResult();
        await BecomesAsync(hub, _ => _cursors.Count == 2);
        await BecomesAsync(hub, state => state.IsConnected);
        Assert.Equal([null, "0-5"], _cursors);
        Assert.Equal(version, hub.Look("job:7").State.Version);
        await feed.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Where_the_silo_has_another_database_everything_counts_as_changed()
    {
        await using var silo = await ScriptedServer.StartAsync();
        silo.Then(Stream("id: 0-4\n\n", Task.CompletedTask))
            .Then(409, """{"title":"Conflict"}""", "application/problem+json")
            .Then(Stream("id: 0-1\n\n", new TaskCompletionSource().Task));
        var hub = new LiveHub(_clock);
        Assert.True(hub.TryEnter("job:7", 1));
        var before = hub.Look("job:7").State.Version;
        using var feed = FeedOf(silo, hub);

        await feed.StartAsync(CancellationToken.None);

        await BecomesAsync(hub, state => state.IsConnected && state.Version > before);
        Assert.Equal([null, null], _cursors);
        await feed.StopAsync(CancellationToken.None);
    }

    private static Task BecomesAsync(LiveHub hub, Func<LiveState, bool> condition) =>
        Eventually.BecomesTrueAsync(() => condition(hub.Look("job:7").State));

    private LiveFeed FeedOf(ScriptedServer silo, LiveHub hub) => new(
        hub, Options.Create(new DashboardOptions { Silo = silo.Address }), _clock, NullLogger<LiveFeed>.Instance);

    private Func<HttpContext, Task> Stream(string text, Task end) =>
        async context =>
        {
            var cursor = context.Request.Headers["Last-Event-ID"];
            _cursors.Add(cursor);
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync(text, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await end.WaitAsync(context.RequestAborted);
        };
}
