using System.Text.Json.Nodes;
using Boxyard.Jobs;

namespace Boxyard.Events;

/// <summary>One event as the stream sends it.</summary>
internal sealed record EventAnswer
{
    public required long Id { get; init; }

    /// <summary>Left out when it is of no job.</summary>
    public long? JobId { get; init; }
    public int? Attempt { get; init; }

    /// <summary>The group of the job; left out when it is of none.</summary>
    public string? Group { get; init; }
    public string? Testbox { get; init; }

    /// <summary>Such as `submitted`, `offered`, `state_changed`.</summary>
    public required string Kind { get; init; }
    public required DateTimeOffset At { get; init; }
    public JsonNode? Data { get; init; }

    public static EventAnswer Of(PositionedEvent item) => new()
    {
        Id = item.Event.Id,
        JobId = item.Event.JobId,
        Attempt = item.Event.Attempt,
        Group = item.JobGroup,
        Testbox = item.Event.Testbox,
        Kind = item.Event.Kind,
        At = item.Event.At,
        Data = item.Event.Data is null ? null : JsonNode.Parse(item.Event.Data),
    };
}
