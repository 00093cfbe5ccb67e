using Boxyard.Client;

namespace Boxyard.Cli.Testboxes;

/// <summary>An attempt in the history of its box.</summary>
internal sealed record BoxRun
{
    public required long JobId { get; init; }
    public required int Attempt { get; init; }
    public required string Suite { get; init; }
    public required JobState State { get; init; }
    public required DateTimeOffset OfferedAt { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public string? EndReason { get; init; }
}
