using Boxyard.Events;
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

        var next = reader.FindBlockAsync();
        await Eventually.BecomesTrueAsync(() =>
        {
            silo.Clock.Advance(TimeSpan.FromSeconds(1));
            return next.IsCompleted;
        });

        Assert.Equal("still here", (await next)!.Comment);
        // Not its event, and yet it need not be read again: the cursor goes on.
        await Eventually.BecomesTrueAsync(async () =>
        {
            var again = reader.FindBlockAsync();
            await Eventually.BecomesTrueAsync(() =>
            {
                silo.Clock.Advance(TimeSpan.FromSeconds(1));
                return again.IsCompleted;
            });
            return EventCursor.Parse((await again)!.Id!)!.Position.IsAfter(EventCursor.Parse(begin!)!.Position);
        });
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

    private sealed class NarrowSilo : SiloFixture
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Events:MaxStreams", "1");
        }
    }
}
