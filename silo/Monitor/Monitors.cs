using System.Net.WebSockets;
using Boxyard.Jobs;

namespace Boxyard.Monitor;

/// <summary>
/// Sends events to those who look on, until they close or a day is over. Each follows the events by itself, so that one
/// who reads slowly keeps nobody waiting.
/// </summary>
internal sealed class Monitors(IEventFeed events, TimeProvider clock, IHostApplicationLifetime lifetime)
{
    public const int MaxCount = 200;
    private const int MaxQueryBytes = 16 * 1024;
    private const int PageSize = 500;
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);
    private static readonly TimeSpan QueryTimeout = TimeSpan.FromSeconds(30);

    private int _count;

    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _count) <= MaxCount)
        {
            return true;
        }

        Leave();
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _count);

    public async Task ServeAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        // Before the query is read, so that what happens when it was sent is not missed.
        var position = await events.GetEndAsync(cancellationToken);
        if (await ReadQueryAsync(socket, cancellationToken) is not { } query)
        {
            await CloseAsync(socket, WebSocketCloseStatus.InvalidPayloadData, "That is no query.", cancellationToken);
            return;
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken, lifetime.ApplicationStopping);
        var closed = WaitForCloseAsync(socket, ending);
        try
        {
            await SendAsync(socket, query, position, ending.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It closed, or the silo stops.
        }

        await CloseAsync(socket, WebSocketCloseStatus.NormalClosure, "", cancellationToken);
        await ending.CancelAsync();
        await closed;
    }

    private async Task SendAsync(
        WebSocket socket, MonitorQuery query, EventPosition position, CancellationToken cancellationToken)
    {
        var startedAt = clock.GetTimestamp();
        using var timer = new PeriodicTimer(LookInterval, clock);
        do
        {
            IReadOnlyList<PositionedEvent> page;
            do
            {
                page = await events.ListAsync(position, PageSize, cancellationToken);
                foreach (var (at, stored) in page)
                {
                    position = at;
                    var record = MonitorRecord.Of(stored, clock);
                    if (query.Matches(record))
                    {
                        await socket.SendAsync(
                            MonitorRecord.Serialize(record), WebSocketMessageType.Text, true, cancellationToken);
                    }
                }
            }
            while (page.Count == PageSize);
        }
        while (clock.GetElapsedTime(startedAt) < Longest && await timer.WaitForNextTickAsync(cancellationToken));
    }

    private async Task<MonitorQuery?> ReadQueryAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        using var slow = new CancellationTokenSource(QueryTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(slow.Token, cancellationToken);
        var buffer = new byte[MaxQueryBytes];
        var length = 0;
        while (length < buffer.Length)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length), either.Token);
            length += read.Count;
            if (read.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            if (read.EndOfMessage)
            {
                return MonitorQuery.Parse(buffer.AsSpan(0, length));
            }
        }

        return null;
    }

    /// <summary>Whatever else it sends is dropped; its close, or its loss, ends the sending.</summary>
    private static async Task WaitForCloseAsync(WebSocket socket, CancellationTokenSource ending)
    {
        var buffer = new byte[1024];
        try
        {
            while ((await socket.ReceiveAsync(buffer.AsMemory(), ending.Token)).MessageType
                != WebSocketMessageType.Close)
            {
                // The next message.
            }
        }
        catch (Exception lost) when (lost is WebSocketException or OperationCanceledException)
        {
            // Nobody is there any more.
        }

        await ending.CancelAsync();
    }

    private static async Task CloseAsync(
        WebSocket socket, WebSocketCloseStatus status, string text, CancellationToken cancellationToken)
    {
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(status, text, cancellationToken);
            }
        }
        catch (WebSocketException)
        {
            // It went without a word.
        }
    }
}
