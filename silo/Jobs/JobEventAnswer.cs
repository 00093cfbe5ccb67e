using System.Text.Json.Nodes;

namespace Boxyard.Jobs;

/// <summary>One line of a job's timeline.</summary>
internal sealed record JobEventAnswer
{
    public required long Id { get; init; }
    public int? Attempt { get; init; }
    public string? Testbox { get; init; }
    public required string Kind { get; init; }
    public required DateTimeOffset At { get; init; }
    public JsonNode? Data { get; init; }

    public static JobEventAnswer Of(JobEvent stored) => new()
    {
        Id = stored.Id,
        Attempt = stored.Attempt,
        Testbox = stored.Testbox,
        Kind = stored.Kind,
        At = stored.At,
        Data = stored.Data is null ? null : JsonNode.Parse(stored.Data),
    };
}
