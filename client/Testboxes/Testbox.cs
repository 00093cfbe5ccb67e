using System.Text.Json;
using System.Text.Json.Serialization;

namespace Boxyard.Client;

/// <summary>A box that the silo knows by name.</summary>
public sealed record Testbox
{
    public required string Name { get; init; }

    /// <summary>Dash-separated, lower case.</summary>
    public IReadOnlyList<string> Macs { get; init; } = [];

    /// <summary>The queues that were set for it, in order; empty means those of its name.</summary>
    public IReadOnlyList<string> Queues { get; init; } = [];

    /// <summary>What it does now, in the silo's words.</summary>
    public string? State { get; init; }

    public string? Arch { get; init; }

    /// <summary>When it last asked to boot or reported.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>The job that it has now.</summary>
    public long? LiveJobId { get; init; }

    /// <summary>What a newer silo says beyond this.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement> More { get; init; } = new Dictionary<string, JsonElement>();
}
