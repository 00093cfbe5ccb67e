using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Boxyard.Client.Http;

namespace Boxyard.Client;

/// <summary>What happens in the lab, as it happens.</summary>
public sealed class EventsClient
{
    private readonly Transport _transport;

    internal EventsClient(Transport transport) => _transport = transport;

    /// <summary>
    /// Follows events without an end. A connection that is lost, also by a restart of the silo, is opened again where
    /// it broke: nothing is missed or repeated. The waits between tries grow from <see
    /// cref="BoxyardClientOptions.RetryDelay"/> to <see cref="BoxyardClientOptions.MaxRetryDelay"/>, each shortened by
    /// chance by up to a half, so that not all come back at once. Throws a <see cref="BoxyardException"/> when the silo
    /// was away for <see cref="BoxyardClientOptions.MaxOutageTimeout"/>, and when it refuses: with status 409 when the
    /// cursor is of another database, or of a time before a restore.
    /// </summary>
    public async IAsyncEnumerable<EventItem> FollowAsync(
        EventQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var path = query.ToPath().ToUri();
        var cursor = query.After;
        var clock = _transport.Options.TimeProvider;
        var aliveAt = clock.GetTimestamp();
        var failureCount = 0;
        while (true)
        {
            var wasAlive = false;
            var (answer, retryAfter) = await _transport.TryOpenAsync(() => Ask(path, cursor), cancellationToken);
            var problem = answer.Problem;
            if (answer.Succeeded)
            {
                using var response = answer.Value;
                using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
                var blocks = new EventBlockReader(_transport, body);
                while (true)
                {
                    (var block, problem) = await blocks.ReadAsync(cancellationToken);
                    if (block is null)
                    {
                        break;
                    }

                    failureCount = 0;
                    wasAlive = true;
                    cursor = block.Id ?? cursor;
                    if (block.Data is not null)
                    {
                        yield return Read(block, cursor ?? "");
                    }
                    else if (query.WithSigns)
                    {
                        yield return new EventItem { Cursor = cursor ?? "" };
                    }
                }
            }

            // From the end of a stream on, and not from its last block: in between the reader may have taken its time.
            aliveAt = wasAlive ? clock.GetTimestamp() : aliveAt;
            var isPassing = problem is null or { Kind: ProblemKind.Unreachable or ProblemKind.ServerFault };
            if (!isPassing || clock.GetElapsedTime(aliveAt) >= _transport.Options.MaxOutageTimeout)
            {
                throw new BoxyardException(problem ?? _transport.Unexpected("an event stream that ends at once"));
            }

            await _transport.DelayAsync(
                retryAfter is { } asked
                    ? asked + Jitter(_transport.Options.RetryDelay)
                    : Jitter(_transport.Backoff(failureCount)),
                cancellationToken);
            failureCount++;
        }
    }

    /// <summary>A page of what happened last, for people; what must not be missed is followed.</summary>
    public Task<Outcome<EventPage>> TryListNewestAsync(
        NewestEventsQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var path = new QueryText("/api/v1/newest-events")
            .Add("kind", query.Kind).Add("group", query.Group).Add("box", query.Testbox)
            .Add("next", query.BeforeId?.ToString(CultureInfo.InvariantCulture))
            .Add("page_size", query.PageSize.ToString(CultureInfo.InvariantCulture));
        return _transport.GetAsync<EventPage>(path, cancellationToken);
    }

    /// <summary>As <see cref="TryListNewestAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<EventPage> ListNewestAsync(
        NewestEventsQuery query, CancellationToken cancellationToken = default) =>
        (await TryListNewestAsync(query, cancellationToken)).GetValue();

    private static TimeSpan Jitter(TimeSpan delay) => delay * (0.5 + (0.5 * Random.Shared.NextDouble()));

    private static HttpRequestMessage Ask(Uri path, string? cursor)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (cursor is not null)
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", cursor);
        }

        return request;
    }

    private EventItem Read(EventBlock block, string cursor)
    {
        try
        {
            return block.Name == "log"
                ? new EventItem { Cursor = cursor, Log = Deserialize<LogPiece>(block) }
                : new EventItem { Cursor = cursor, Event = Deserialize<BoxyardEvent>(block) };
        }
        catch (JsonException exception)
        {
            throw new BoxyardException(_transport.Unexpected(exception.Message));
        }
    }

    private static T Deserialize<T>(EventBlock block) =>
        JsonSerializer.Deserialize<T>(block.Data!, Json.Options) ?? throw new JsonException("The event is null.");
}
