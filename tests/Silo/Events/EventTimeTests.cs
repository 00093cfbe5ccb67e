using Boxyard.Events;
using Boxyard.Jobs;
using Microsoft.AspNetCore.Hosting;

namespace Boxyard.Tests.Silo.Events;

public sealed class EventTimeTests
{
    [Fact]
    public async Task A_silent_stream_gets_a_comment_every_fifteen_seconds_and_knows_where_it_stands()
    {
        await using var silo = new ClockedSilo();
        using var reader = await EventReader.OpenAsync(silo.Client, "?box=nobody");
        var begin = reader.LastId;
        await silo.SubmitAsync(SiloFixture.NewGroup());

        Assert.Equal("still here", (await NextAsync(silo, reader))!.Comment);
        // Not its event, and yet it need not be read again: the cursor goes on.
        await Eventually.BecomesTrueAsync(async () =>
            EventCursor.Parse((await NextAsync(silo, reader))!.Id!)!.Position
                .IsAfter(EventCursor.Parse(begin!)!.Position));
    }

    [Fact]
    public async Task A_stream_that_reads_far_back_tells_where_it_stands_before_its_reader_gives_up()
    {
        await using var silo = new FeedSilo(
            (feed, clock) => new SlowFeed(feed, clock, readTime: TimeSpan.FromSeconds(16)));
        // Before the first stream, so that they are not in memory.
        await silo.Get<IJobStore>().AppendAsync(
            [.. Enumerable.Range(0, 1_000).Select(number => new JobEvent { Kind = $"event{number}" })],
            CancellationToken.None);

        using var reader = await EventReader.OpenAsync(silo.Client, "?box=nobody&after=0");

        foreach (var lot in Enumerable.Range(1, 4))
        {
            var block = await reader.FindBlockAsync();
            Assert.Equal(
                ("still here", lot * EventTail.LotSize),
                (block!.Comment, EventCursor.Parse(block.Id!)!.Position.Id));
        }
    }

    [Fact]
    public async Task A_silent_stream_says_when_events_cannot_be_read()
    {
        CountingFeed? feed = null;
        await using var silo = new FeedSilo((real, _) => feed = new CountingFeed(real));
        using var reader = await EventReader.OpenAsync(silo.Client, "");
        Assert.Equal("still here", (await NextAsync(silo, reader))?.Comment);

        feed!.IsBroken = true;
        await Eventually.BecomesTrueAsync(async () =>
            (await NextAsync(silo, reader))?.Comment == "still here, but events cannot be read now");

        feed.IsBroken = false;
        await Eventually.BecomesTrueAsync(async () => (await NextAsync(silo, reader))?.Comment == "still here");
    }

    [Fact]
    public async Task More_streams_than_the_silo_may_serve_are_told_to_come_later()
    {
        await using var silo = new NarrowSilo();
        using var first = await EventReader.OpenAsync(silo.Client, "");

        using var refused = await silo.Client.GetAsync("/api/v1/events");

        Assert.Equal(
            "This silo serves as many streams as it may (Events:MaxStreams). Come again later.",
            await SiloFixture.ReadProblemAsync(refused, 503));
        Assert.Equal(TimeSpan.FromSeconds(5), refused.Headers.RetryAfter?.Delta);
        first.Dispose();
        await Eventually.BecomesTrueAsync(async () =>
        {
            using var head = new HttpRequestMessage(HttpMethod.Head, "/api/v1/events");
            using var answer = await silo.Client.SendAsync(head);
            return (int)answer.StatusCode == 200;
        });
    }

    /// <summary>The next block, for which the clock goes on second by second.</summary>
    private static async Task<SentEvent?> NextAsync(ClockedSilo silo, EventReader reader)
    {
        var next = reader.FindBlockAsync();
        await Eventually.BecomesTrueAsync(() =>
        {
            silo.Clock.Advance(TimeSpan.FromSeconds(1));
            return next.IsCompleted;
        });
        return await next;
    }

    private sealed class NarrowSilo : SiloFixture
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Events:MaxStreams", "1");
        }
    }
}
