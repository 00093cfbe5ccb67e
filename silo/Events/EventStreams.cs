using Boxyard.Accounts;
using Microsoft.Extensions.Options;

namespace Boxyard.Events;

/// <summary>
/// Sends events from a cursor on, until the reader goes or loses its right, or the silo stops. In a stream with logs,
/// what a job's logs hold comes before the events that were stored after it.
/// </summary>
internal sealed class EventStreams(
    EventTail tail,
    LogTail logs,
    OpenCalls calls,
    IOptions<EventOptions> options,
    TimeProvider clock,
    IHostApplicationLifetime lifetime)
{
    /// <summary>`logsOf` is the job whose logs are sent too.</summary>
    public async Task ServeAsync(
        HttpContext context, EventCursor cursor, EventFilter filter, long? logsOf, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken, lifetime.ApplicationStopping);
        using var watch = logsOf is { } jobId ? logs.Watch(jobId) : null;
        var writer = new EventWriter(context.Response.BodyWriter, clock);
        var access = calls.WatchAsync(context, ending);
        try
        {
            await SendAsync(writer, cursor, filter, watch, ending.Token);
        }
        catch (OperationCanceledException)
        {
            // The reader went or may not read any more, or the silo stops: the cursor that it has is enough to go on.
        }
        finally
        {
            await ending.CancelAsync();
            await access;
        }
    }

    private async Task SendAsync(
        EventWriter writer,
        EventCursor cursor,
        EventFilter filter,
        LogWatch? watch,
        CancellationToken cancellationToken)
    {
        writer.AddComment("from here on", cursor);
        while (true)
        {
            var grown = watch?.Grown;
            var (look, changed) = tail.Look(cursor.Position);
            if (look.IsBehind)
            {
                look = await tail.ReadAsync(filter, cursor.Position, cancellationToken);
            }

            var wanted = look.Events.Where(filter.Matches).ToList();
            if (watch is not null && (watch.TakeGrowth() || wanted.Count > 0))
            {
                // After the events were read, so that all that was logged before them is sent before them.
                await logs.SendNewAsync(watch.JobId, writer, cursor, cancellationToken);
            }

            foreach (var item in wanted)
            {
                cursor.Position = item.Position;
                await writer.WriteAsync(cursor, name: null, item.Text, cancellationToken);
            }

            cursor.Position = look.End;
            if (look.IsBehind)
            {
                // However little of it is wanted: whoever comes again need not begin where it was.
                GiveSignOfLife(writer, cursor);
            }

            await writer.FlushAsync(cancellationToken);
            if (look is { IsBehind: false, Events.Count: 0 })
            {
                await WaitAsync(writer, cursor, changed, grown, cancellationToken);
            }
        }
    }

    /// <summary>Returns when there may be more, or a sign of life was sent.</summary>
    private async Task WaitAsync(
        EventWriter writer, EventCursor cursor, Task changed, Task? grown, CancellationToken cancellationToken)
    {
        var silence = options.Value.KeepAliveInterval - (clock.GetUtcNow() - writer.WrittenAt);
        if (silence > TimeSpan.Zero)
        {
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var timer = Task.Delay(silence, clock, ending.Token);
            await Task.WhenAny(grown is null ? [changed, timer] : [changed, grown, timer]);
            await ending.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }

        GiveSignOfLife(writer, cursor);
    }

    /// <summary>When nothing was sent for a while. It says when silence does not mean that nothing happens.</summary>
    private void GiveSignOfLife(EventWriter writer, EventCursor cursor)
    {
        if (clock.GetUtcNow() - writer.WrittenAt >= options.Value.KeepAliveInterval)
        {
            writer.AddComment(tail.IsBlind ? "still here, but events cannot be read now" : "still here", cursor);
        }
    }
}
