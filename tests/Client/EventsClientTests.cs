using Boxyard.Client;
using Microsoft.AspNetCore.Http;

namespace Boxyard.Tests.Client;

/// <summary>The event stream as the SDK takes it up again.</summary>
public sealed class EventsClientTests
{
    private readonly ImpatientClock _clock = new();

    [Fact]
    public async Task A_stream_that_breaks_goes_on_behind_the_last_whole_event()
    {
        await using var server = await ScriptedServer.StartAsync();
        List<string?> cursors = [];
        server
            .Then(Stream(
                cursors,
                ": from here on\nid: 0-4\n\n" + Block(5) + Block(6) + "id: 0-7\ndata: {\"id\":7,",
                isCut: true))
            .Then(503, retryAfter: "3")
            .Then(Stream(cursors, Block(7) + ": still here\nid: 0-9\n\n"))
            .Then(Stream(cursors, Block(10)));
        using var client = ClientOf(server.Address);

        var seen = await client.Events.FollowAsync(new EventQuery { JobIds = [1, 2], Groups = ["a b"] })
            .Take(4).ToListAsync();

        Assert.Equal(["0-5", "0-6", "0-7", "0-10"], seen.Select(item => item.Cursor));
        Assert.Equal([5, 6, 7, 10], seen.Select(item => item.Event!.Id));
        Assert.Equal([null, "0-6", "0-9"], cursors);
        Assert.Equal("GET /api/v1/events?job=1&job=2&group=a%20b", server.Requests[0].Line);
        var waits = _clock.Waits.Select(wait => wait.TotalMilliseconds).ToList();
        Assert.Equal(3, waits.Count);
        Assert.InRange(waits[0], 125, 250);
        Assert.InRange(waits[1], 3_125, 3_250);
        Assert.InRange(waits[2], 125, 250);
    }

    [Fact]
    public async Task Signs_of_life_are_told_to_who_asks_for_them()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Then(Stream([], ": from here on\nid: 0-4\n\n" + Block(5) + ": still here\nid: 0-9\n\n"));
        using var client = ClientOf(server.Address);

        var seen = await client.Events.FollowAsync(new EventQuery { WithSigns = true }).Take(3).ToListAsync();

        Assert.Equal(
            [("0-4", null), ("0-5", 5), ("0-9", (long?)null)], seen.Select(item => (item.Cursor, item.Event?.Id)));
    }

    [Fact]
    public async Task The_waits_grow_while_the_silo_is_away_and_differ_by_chance()
    {
        await using var server = await ScriptedServer.StartAsync();
        for (var count = 0; count < 8; count++)
        {
            server.Then(503);
        }

        server.Then(Stream([], Block(1)));
        using var client = ClientOf(server.Address);

        Assert.Single(await client.Events.FollowAsync(new EventQuery { After = "0" }).Take(1).ToListAsync());

        double[] longest = [250, 500, 1_000, 2_000, 4_000, 5_000, 5_000, 5_000];
        var waits = _clock.Waits.Select(wait => wait.TotalMilliseconds).ToList();
        Assert.Equal(longest.Length, waits.Count);
        Assert.All(waits.Zip(longest), pair => Assert.InRange(pair.First, pair.Second / 2, pair.Second));
        Assert.NotEqual(2, waits[1] / waits[0]);
    }

    [Fact]
    public async Task A_cursor_that_the_silo_refuses_ends_the_stream()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Then(
            409, """{"title":"Conflict","detail":"The cursor is of no event here."}""", "application/problem+json");
        using var client = ClientOf(server.Address);

        var refused = await Assert.ThrowsAsync<BoxyardException>(
            async () => await client.Events.FollowAsync(new EventQuery { After = "9-9" }).ToListAsync());

        Assert.Equal((409, "Conflict: The cursor is of no event here."), (refused.Problem.Status, refused.Message));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Pieces_of_logs_come_as_text_and_as_the_bytes_that_they_are()
    {
        await using var server = await ScriptedServer.StartAsync();
        server.Then(Stream([],
            """
            id: 0-4;1.stdout:3
            event: log
            data: {"job_id":7,"attempt":1,"stream":"stdout","offset":0,"next":3,"text":"aé"}

            id: 0-4;1.serial:2;1.stdout:3
            event: log
            data: {"job_id":7,"attempt":1,"stream":"serial","offset":0,"next":2,"text":"�b","base64":"/2I="}


            """.ReplaceLineEndings("\n")));
        using var client = ClientOf(server.Address);

        var seen = await client.Events.FollowAsync(new EventQuery { JobIds = [7], WithLogs = true })
            .Take(2).Select(item => item.Log!).ToListAsync();

        Assert.Equal([("stdout", "aé", 0L, 3L), ("serial", "\uFFFDb", 0, 2)],
            seen.Select(piece => (piece.Stream, piece.Text, piece.Offset, piece.Next)));
        Assert.Equal([0x61, 0xC3, 0xA9, 0xFF, 0x62], seen.SelectMany(piece => piece.ToBytes()));
        Assert.Equal("GET /api/v1/events?job=7&logs=true", server.Requests[0].Line);
    }

    private static string Block(int id) =>
        $$"""id: 0-{{id}}""" + "\n"
            + $$$"""data: {"id":{{{id}}},"job_id":7,"kind":"state_changed","at":"2026-01-01T00:00:00Z","data":{"to":"timed_out"}}"""
            + "\n\n";

    private static Func<HttpContext, Task> Stream(List<string?> cursors, string text, bool isCut = false) =>
        async context =>
        {
            cursors.Add(context.Request.Headers["Last-Event-ID"]);
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync(text, context.RequestAborted);
            if (isCut)
            {
                // It must be on its way before the connection ends.
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        };

    private BoxyardClient ClientOf(Uri server) =>
        new(new BoxyardClientOptions { Server = server, TimeProvider = _clock });
}
