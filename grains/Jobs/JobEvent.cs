namespace Boxyard.Jobs;

/// <summary>One line of a job's or box's history.</summary>
public sealed record JobEvent
{
    /// <summary>Given by the store; 0 before.</summary>
    public long Id { get; init; }

    public long? JobId { get; init; }
    public int? Attempt { get; init; }
    public string? Testbox { get; init; }

    /// <summary>snake_case, such as `submitted`, `offered`, `state_changed`, `reported`, `stale_report`.</summary>
    public required string Kind { get; init; }

    /// <summary>The store's clock; set by the store when it is written.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>A JSON object, or null.</summary>
    public string? Data { get; init; }
}
