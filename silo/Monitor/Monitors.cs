using System.Net.WebSockets;
using Boxyard.Accounts;

namespace Boxyard.Monitor;

/// <summary>
/// Sends events to those who look on, until they close, lose their right, a day is over, or they read too slowly.
/// </summary>
internal sealed class Monitors(
    MonitorFeed feed, OpenCalls calls, TimeProvider clock, IHostApplicationLifetime lifetime)
{
    public const int MaxCount = 200;
    private const int MaxQueryBytes = 16 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);
    private static readonly TimeSpan QueryTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

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

    public async Task ServeAsync(HttpContext context, WebSocket socket, CancellationToken cancellationToken)
    {
        // Before the query is read, so that what happens when it was sent is not missed.
        var subscription = await feed.JoinAsync(cancellationToken);
        try
        {
            if (await FindQueryAsync(socket, cancellationToken) is { } query)
            {
                await ServeAsync(context, socket, query, subscription, cancellationToken);
            }
            else
            {
                await CloseAsync(
                    socket, WebSocketCloseStatus.InvalidPayloadData, "That is no query.", cancellationToken);
            }
        }
        finally
        {
            await feed.LeaveAsync(subscription);
        }
    }

    private async Task ServeAsync(
        HttpContext context,
        WebSocket socket,
        MonitorQuery query,
        MonitorSubscription subscription,
        CancellationToken cancellationToken)
    {
        using var day = new CancellationTokenSource(Longest, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken, lifetime.ApplicationStopping, day.Token);
        var closed = WaitForCloseAsync(socket, ending);
        var access = calls.WatchAsync(context, ending);
        var isTooSlow = false;
        try
        {
            isTooSlow = !await TrySendAsync(socket, query, subscription, ending.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It closed, may not look on any more, the day is over, or the silo stops.
        }
        catch (WebSocketException)
        {
            // It went without a word.
        }

        await (isTooSlow
            ? CloseAsync(socket, WebSocketCloseStatus.PolicyViolation, "You read too slowly.", cancellationToken)
            : CloseAsync(socket, WebSocketCloseStatus.NormalClosure, "", cancellationToken));
        await ending.CancelAsync();
        await closed;
        await access;
    }

    /// <summary>False when the other end read too slowly; else it goes on until it is cancelled.</summary>
    private async Task<bool> TrySendAsync(
        WebSocket socket, MonitorQuery query, MonitorSubscription subscription, CancellationToken cancellationToken)
    {
        await foreach (var page in subscription.ReadAsync(cancellationToken))
        {
            foreach (var item in page.Where(item => item.Position.IsAfter(subscription.From)))
            {
                if (query.Matches(item.Record) && !await TrySendAsync(socket, item, cancellationToken))
                {
                    return false;
                }
            }
        }

        return !subscription.IsTooSlow;
    }

    /// <summary>A send that is cancelled ends its socket.</summary>
    private async Task<bool> TrySendAsync(WebSocket socket, MonitorEvent item, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(SendTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            await socket.SendAsync(item.Text, WebSocketMessageType.Text, true, either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Null also when the other end goes, or sends none in time.</summary>
    private async Task<MonitorQuery?> FindQueryAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadQueryAsync(socket, cancellationToken);
        }
        catch (Exception gone) when (
            gone is WebSocketException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
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

    private async Task CloseAsync(
        WebSocket socket, WebSocketCloseStatus status, string text, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(CloseTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(status, text, either.Token);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            // It went without a word, or does not listen.
            socket.Abort();
        }
    }
}
