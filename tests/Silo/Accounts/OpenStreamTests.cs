using System.Net.WebSockets;
using Boxyard.Tests.Silo.Events;

namespace Boxyard.Tests.Silo.Accounts;

/// <summary>Streams that were open when their reader lost its right.</summary>
public sealed class OpenStreamTests
{
    [Fact]
    public async Task A_stream_ends_when_its_readers_account_is_disabled_and_others_go_on()
    {
        await using var silo = new ClockedAccountSilo();
        await silo.InitializeAsync();
        using var lost = await OpenAsync(silo, await silo.CreateAsync("leaver", "viewer"));
        using var kept = await OpenAsync(silo, silo.TokenOf("viewer"));

        using var disabled = await silo.SendAsync(
            HttpMethod.Patch, "/api/v1/accounts/leaver", silo.TokenOf("root"), """{"disabled": true}""");

        Assert.Equal(200, (int)disabled.StatusCode);
        while (await NextAsync(silo, lost) is { } block)
        {
            Assert.Equal("still here", block.Comment);
        }

        Assert.Equal("still here", (await NextAsync(silo, kept))?.Comment);
    }

    [Fact]
    public async Task A_stream_in_which_much_happens_ends_too_when_its_token_has_expired()
    {
        await using var silo = new ClockedAccountSilo();
        await silo.InitializeAsync();
        var expiresAt = silo.Clock.GetUtcNow().AddSeconds(60);
        var body = $$"""{"account": "viewer", "expires_at": "{{expiresAt:O}}"}""";
        using var made = await silo.SendAsync(HttpMethod.Post, "/api/v1/tokens", silo.TokenOf("root"), body);
        using var reader = await OpenAsync(silo, (string)(await AccountSilo.ReadAsync(made, 201))["token"]!);

        await Eventually.BecomesTrueAsync(async () =>
        {
            await SubmitAsync(silo);
            return await NextAsync(silo, reader) is null;
        });

        Assert.True(silo.Clock.GetUtcNow() >= expiresAt);
    }

    [Fact]
    public async Task A_monitor_ends_when_its_account_may_not_read_any_more()
    {
        await using var silo = new ClockedAccountSilo();
        await silo.InitializeAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", $"Bearer {await silo.CreateAsync("watcher", "viewer")}");
        await socket.ConnectAsync(new Uri($"ws://{silo.Address}/filter"), patience.Token);
        await socket.SendAsync(
            """{"job_id": null}"""u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, patience.Token);

        // Slowly, so that the query is read in its time.
        var first = await ReceiveAsync(TimeSpan.FromMilliseconds(100), () => SubmitAsync(silo));

        using var changed = await silo.SendAsync(
            HttpMethod.Patch, "/api/v1/accounts/watcher", silo.TokenOf("root"), """{"role": "box"}""");
        WebSocketReceiveResult last;
        do
        {
            last = await ReceiveAsync(TimeSpan.FromSeconds(1), () => Task.CompletedTask);
        }
        while (last.MessageType == WebSocketMessageType.Text);

        Assert.Equal(200, (int)changed.StatusCode);
        Assert.Equal(WebSocketMessageType.Text, first.MessageType);
        Assert.Equal(WebSocketCloseStatus.NormalClosure, last.CloseStatus);

        async Task<WebSocketReceiveResult> ReceiveAsync(TimeSpan step, Func<Task> act)
        {
            var received = socket.ReceiveAsync(new byte[16 * 1024], patience.Token);
            await Eventually.BecomesTrueAsync(async () =>
            {
                await act();
                silo.Clock.Advance(step);
                return received.IsCompleted;
            });
            return await received;
        }
    }

    private static async Task SubmitAsync(AccountSilo silo)
    {
        using var submitted = await silo.SendAsync(
            HttpMethod.Post,
            "/api/v1/jobs",
            silo.TokenOf("submitter"),
            $$"""{"suite": "a", "testbox": "{{SiloFixture.NewGroup()}}"}""");
        Assert.Equal(201, (int)submitted.StatusCode);
    }

    private static Task<EventReader> OpenAsync(AccountSilo silo, string token)
    {
        var client = silo.NewClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return EventReader.OpenAsync(client, "");
    }

    /// <summary>The next block, for which the clock goes on second by second.</summary>
    private static async Task<SentEvent?> NextAsync(ClockedAccountSilo silo, EventReader reader)
    {
        var next = reader.FindBlockAsync();
        await Eventually.BecomesTrueAsync(() =>
        {
            silo.Clock.Advance(TimeSpan.FromSeconds(1));
            return next.IsCompleted;
        });
        return await next;
    }
}
