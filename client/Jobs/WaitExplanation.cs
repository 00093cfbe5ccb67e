using System.Text.Json;
using System.Text.Json.Serialization;

namespace Boxyard.Client;

/// <summary>Why a job has no box yet, its place, and when it may start.</summary>
public sealed record WaitExplanation
{
    public required long Id { get; init; }
    public required JobState State { get; init; }

    /// <summary>What holds the job for sure stands before what only delays it.</summary>
    public required IReadOnlyList<WaitReason> Reasons { get; init; }

    /// <summary>Null while it does not stand in a queue.</summary>
    public WaitPosition? Position { get; init; }

    /// <summary>Null when it cannot be told.</summary>
    public StartEstimate? EstimatedStart { get; init; }

    /// <summary>Busy boxes that serve its queue, the first to be free first; at most 20.</summary>
    public IReadOnlyList<BusyBox> BusyBoxes { get; init; } = [];

    /// <summary>What a newer silo says beyond this.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement> More { get; init; } = new Dictionary<string, JsonElement>();
}
