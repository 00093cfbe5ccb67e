using System.Text.Json.Nodes;

namespace Boxyard.Notifications;

/// <summary>Something that has happened and may be told: what targets choose by, and what they are told.</summary>
internal sealed record Occurrence
{
    public required string Event { get; init; }

    /// <summary>The same for whoever looks at it, and for nothing else.</summary>
    public required string Cause { get; init; }

    /// <summary>What the groups of targets are compared with: groups, and the boxes that are known by name.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>Null for what belongs to no job.</summary>
    public string? Submitter { get; init; }

    /// <summary>What the job itself wants told, and where.</summary>
    public string? JobUrl { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The subject, such as `job` or `testbox`, and what there is to say of it.</summary>
    public required JsonObject Details { get; init; }
}
