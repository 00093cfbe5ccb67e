using System.Text.Json;
using System.Text.Json.Serialization;

namespace Boxyard.Client;

/// <summary>A queue of jobs and how much waits in it.</summary>
public sealed record JobQueue
{
    public required string Name { get; init; }

    /// <summary>Jobs that wait.</summary>
    public long Queued { get; init; }

    /// <summary>Jobs of it that boxes have now.</summary>
    public long Live { get; init; }

    /// <summary>True when no box gets a job of it.</summary>
    public bool Paused { get; init; }

    /// <summary>What a newer silo says beyond this.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement> More { get; init; } = new Dictionary<string, JsonElement>();
}
