using Boxyard.Jobs;

namespace Boxyard.Storage.Clusters;

/// <summary>A part of a cluster job with its newest attempt.</summary>
internal sealed record DispatchedPart
{
    public required long ClusterId { get; init; }
    public required long JobId { get; init; }
    public required string Testbox { get; init; }

    /// <summary>The attempt's, the same in all parts: they are dispatched together.</summary>
    public required int Number { get; init; }
    public required JobState State { get; init; }
    public required bool IsCancelAsked { get; init; }

    /// <summary>In microseconds.</summary>
    public required long? StartedAt { get; init; }
    public required LaneKey Lane { get; init; }

    /// <summary>How often the whole cluster job was repeated; the same in all parts.</summary>
    public required int RetryCount { get; init; }

    /// <summary>How often a loss is repeated at most.</summary>
    public required int InfraRetries { get; init; }
}
