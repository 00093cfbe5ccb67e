namespace Boxyard.Queues;

/// <summary>The live attempt of a box.</summary>
public sealed record BusyBox
{
    public required long JobId { get; init; }
    public required string Suite { get; init; }
    public required string Group { get; init; }
    public required DateTimeOffset OfferedAt { get; init; }

    /// <summary>Of its present state.</summary>
    public required DateTimeOffset DeadlineAt { get; init; }
}
