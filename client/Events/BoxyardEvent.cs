using System.Text.Json;

namespace Boxyard.Client;

/// <summary>Something that happened to a job, a box or a queue.</summary>
public sealed record BoxyardEvent
{
    public required long Id { get; init; }

    /// <summary>Null when it is of no job.</summary>
    public long? JobId { get; init; }

    /// <summary>Null when it is of no attempt.</summary>
    public int? Attempt { get; init; }

    /// <summary>The job's group; null when it is of no job, and in the list of one job's events.</summary>
    public string? Group { get; init; }

    /// <summary>Null when it is of no box.</summary>
    public string? Testbox { get; init; }

    /// <summary>Such as `submitted`, `offered`, `state_changed`.</summary>
    public required string Kind { get; init; }

    /// <summary>The database's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What else is known of it, by kind; of `state_changed`: `from`, `to` and what caused it.</summary>
    public JsonElement? Data { get; init; }

    /// <summary>The state into which a job or attempt came; null when that is not what happened.</summary>
    public JobState? FindState() =>
        Kind == "state_changed" && Data is { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty("to", out var to) && to.ValueKind == JsonValueKind.String
        && JobStateText.TryParse(to.GetString()!, out var state)
            ? state
            : null;
}
