using System.Text.Json;
using System.Text.Json.Serialization;

namespace Boxyard.Client;

/// <summary>A box that the silo knows by name.</summary>
public sealed record Testbox
{
    public required string Name { get; init; }

    /// <summary>Dash-separated, lower case.</summary>
    public IReadOnlyList<string> Macs { get; init; } = [];

    /// <summary>The queues that were set for it, in order; empty means those of its group.</summary>
    public IReadOnlyList<string> Queues { get; init; } = [];

    /// <summary>Null when unknown.</summary>
    public string? Arch { get; init; }

    /// <summary>What it has, by words that jobs may require.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Such as `16g`; null when unknown.</summary>
    public string? Memory { get; init; }

    /// <summary>What the box last said of itself: `running`, `rebooting` and the like.</summary>
    public string? WtmpState { get; init; }

    public string? Ip { get; init; }
    public int? SshPort { get; init; }

    /// <summary>When it last asked to boot or reported.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>The job that it has now; null when it has none.</summary>
    public long? LiveJobId { get; init; }

    /// <summary>The attempt of that job.</summary>
    public int? LiveAttempt { get; init; }

    /// <summary>Set while it is drained or quarantined: it finishes what it runs and gets no other job.</summary>
    public TestboxHold? Hold { get; init; }

    /// <summary>How many of its last attempts were lost, without another end in between. 0 in lists.</summary>
    public int LostInARow { get; init; }

    /// <summary>Its last 30 attempts, newest first. Empty in lists.</summary>
    public IReadOnlyList<TestboxRun> Runs { get; init; } = [];

    /// <summary>What a newer silo says beyond this.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement> More { get; init; } = new Dictionary<string, JsonElement>();
}
