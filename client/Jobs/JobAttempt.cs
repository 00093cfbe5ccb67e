namespace Boxyard.Client;

/// <summary>One dispatch of a job to a box.</summary>
public sealed record JobAttempt
{
    /// <summary>1 for the first.</summary>
    public required int Number { get; init; }

    public required JobState State { get; init; }
    public required string Testbox { get; init; }

    /// <summary>When the box was told to boot it.</summary>
    public required DateTimeOffset OfferedAt { get; init; }

    /// <summary>When the box reported that it runs.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The health text, as the box sent it.</summary>
    public string? Health { get; init; }

    /// <summary>Why it ended, for people.</summary>
    public string? EndReason { get; init; }

    /// <summary>What the box reported, by name.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<JobLog> Logs { get; init; } = [];
    public IReadOnlyList<JobArtifact> Artifacts { get; init; } = [];
}
