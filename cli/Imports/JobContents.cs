using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Boxyard.Cli.Imports;

/// <summary>
/// Finds what was submitted as a job that Redis knows by its id alone: in files of JSON (documents, lists of them, a
/// document a line, or answers of Elasticsearch), or in a running Elasticsearch.
/// </summary>
internal sealed class JobContents : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, JsonObject> _known = [];
    private readonly HttpClient _http = new() { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
    private readonly TimeProvider _clock;
    private readonly Uri? _elasticsearch;

    public JobContents(string? file, Uri? elasticsearch, TimeProvider clock)
    {
        _clock = clock;
        _elasticsearch = elasticsearch;
        if (file is not null)
        {
            Read(file);
        }
    }

    /// <summary>Null when it is nowhere.</summary>
    public async Task<JsonObject?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(id, out var known))
        {
            return known;
        }

        if (_elasticsearch is null)
        {
            return null;
        }

        using var late = new CancellationTokenSource(Timeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            var address = new Uri(_elasticsearch, $"/jobs/_doc/{Uri.EscapeDataString(id)}");
            using var response = await _http.GetAsync(address, either.Token);
            var text = await response.Content.ReadAsStringAsync(either.Token);
            return response.IsSuccessStatusCode ? JsonNode.Parse(text)?["_source"] as JsonObject : null;
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new UsageException($"cannot read jobs from Elasticsearch at {_elasticsearch}: {exception.Message}");
        }
    }

    public void Dispose() => _http.Dispose();

    private void Read(string file)
    {
        try
        {
            var text = File.ReadAllText(file);
            foreach (var node in Parse(text))
            {
                Keep(node);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new UsageException($"cannot read jobs from {file}: {exception.Message}");
        }
    }

    private static IEnumerable<JsonNode?> Parse(string text)
    {
        try
        {
            return [JsonNode.Parse(text)];
        }
        catch (JsonException)
        {
            // Several documents, one a line.
            return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line))];
        }
    }

    private void Keep(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Keep(item);
            }
        }
        else if (node?["hits"] is { } hits)
        {
            Keep(hits is JsonObject ? hits["hits"] : hits);
        }
        else if (node is JsonObject job)
        {
            var fields = job["_source"] as JsonObject ?? job;
            if ((job["_id"] ?? fields["id"])?.ToString() is { Length: > 0 } id)
            {
                _known[Convert.ToString(id, CultureInfo.InvariantCulture)] = fields;
            }
        }
    }
}
