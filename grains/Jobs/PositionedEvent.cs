namespace Boxyard.Jobs;

/// <summary>An event and where it stands among all.</summary>
public sealed record PositionedEvent(EventPosition Position, JobEvent Event)
{
    /// <summary>The group of its job; null without a job, and where it was not asked for.</summary>
    public string? JobGroup { get; init; }

    /// <summary>The box or group that its job was submitted for; null as above.</summary>
    public string? JobTestbox { get; init; }
}
