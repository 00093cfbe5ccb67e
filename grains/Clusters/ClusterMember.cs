using Boxyard.Jobs;

namespace Boxyard.Clusters;

/// <summary>One part of a dispatched cluster job, at the instant at which some part of it ends.</summary>
public sealed record ClusterMember
{
    public required long JobId { get; init; }
    public required string Testbox { get; init; }

    /// <summary>Of its newest attempt.</summary>
    public required JobState State { get; init; }

    /// <summary>It runs and was told to stop.</summary>
    public bool IsCancelAsked { get; init; }

    /// <summary>It is (one of) those that end at this instant.</summary>
    public bool HasEndedNow { get; init; }

    /// <summary>Of one that ends now: the state that it ends from.</summary>
    public JobState EndedFrom { get; init; }

    /// <summary>Of one that ends now: its own rules would repeat it.</summary>
    public bool WantsRetry { get; init; }

    /// <summary>Of one that ends now: why.</summary>
    public string? EndReason { get; init; }
}
