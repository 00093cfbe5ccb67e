using System.Text.Json.Nodes;

namespace Boxyard.Tests.Silo.Events;

/// <summary>An open event stream, read line by line over HTTP.</summary>
internal sealed class EventReader : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HttpResponseMessage _answer;
    private readonly StreamReader _lines;

    private EventReader(HttpResponseMessage answer, Stream body)
    {
        _answer = answer;
        _lines = new StreamReader(body);
    }

    /// <summary>The id of the last block, which is what a browser would send when it connects again.</summary>
    public string? LastId { get; private set; }

    /// <summary>Returns when the stream has begun, so that what happens from now on is in it.</summary>
    public static async Task<EventReader> OpenAsync(HttpClient client, string query, string? lastId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/events{query}");
        if (lastId is not null)
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastId);
        }

        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.ToString());
        var reader = new EventReader(answer, await answer.Content.ReadAsStreamAsync());
        var begin = await reader.FindBlockAsync();
        Assert.Equal("from here on", begin?.Comment);
        return reader;
    }

    /// <summary>The next block, also a comment; null when the stream has ended.</summary>
    public async Task<SentEvent?> FindBlockAsync()
    {
        using var late = new CancellationTokenSource(Patience);
        string? comment = null, id = null, name = null, data = null;
        while (await _lines.ReadLineAsync(late.Token) is { } line)
        {
            if (line.Length == 0)
            {
                LastId = id ?? LastId;
                return new SentEvent(comment, id, name, data);
            }

            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            var value = line[(colon + 2)..];
            switch (line[..colon])
            {
                case "":
                    comment = value;
                    break;
                case "id":
                    id = value;
                    break;
                case "event":
                    name = value;
                    break;
                case "data":
                    Assert.Null(data);
                    data = value;
                    break;
                default:
                    Assert.Fail($"Not a line of an event stream: {line}");
                    break;
            }
        }

        return null;
    }

    /// <summary>So many events; comments between them are passed over.</summary>
    public async Task<List<SentEvent>> ReadAsync(int count)
    {
        var events = new List<SentEvent>();
        while (events.Count < count)
        {
            var block = await FindBlockAsync() ?? throw new IOException($"It ended after {events.Count} events.");
            if (block.Data is not null)
            {
                events.Add(block);
            }
        }

        return events;
    }

    /// <summary>All up to the first that is wanted.</summary>
    public async Task<List<SentEvent>> ReadUntilAsync(Func<JsonNode, bool> isLast)
    {
        var events = new List<SentEvent>();
        do
        {
            events.AddRange(await ReadAsync(1));
        }
        while (!isLast(events[^1].Json));

        return events;
    }

    public void Dispose()
    {
        _lines.Dispose();
        _answer.Dispose();
    }
}
