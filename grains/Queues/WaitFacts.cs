using System.Collections.Immutable;
using Boxyard.Jobs;

namespace Boxyard.Queues;

/// <summary>All that is known of why a job waits: what <see cref="WaitRules"/> judge.</summary>
public sealed record WaitFacts
{
    /// <summary>The store's clock.</summary>
    public required DateTimeOffset Now { get; init; }
    public required JobRecord Job { get; init; }

    /// <summary>For which jobs it waits, in a sentence; null when for none.</summary>
    public string? Dependency { get; init; }

    /// <summary>
    /// The boxes of its cluster job, its own among them; empty when it is no part of one. All that is said of queues
    /// does not count then: such a job stands in none.
    /// </summary>
    public ImmutableArray<WaitNode> Nodes { get; init; } = [];

    /// <summary>From when on its cluster job waits for its boxes; null while it does not.</summary>
    public DateTimeOffset? ClusterDueAt { get; init; }

    /// <summary>How long a box of a cluster job counts as present after it asked.</summary>
    public TimeSpan PresenceInterval { get; init; }

    public bool IsOfCluster => !Nodes.IsEmpty;

    /// <summary>The other jobs of its cluster job.</summary>
    public IEnumerable<long> OtherJobs => Nodes.Select(node => node.JobId).Where(id => id != Job.Id);

    /// <summary>Whether it stands in no queue now.</summary>
    public bool IsOffQueue => RetryAt is not null || Dependency is not null || IsOfCluster;

    /// <summary>When its retry is due; null when it stands in its queue.</summary>
    public DateTimeOffset? RetryAt { get; init; }
    public QueuePause? Pause { get; init; }

    /// <summary>Set when its submitter has as many live attempts as it may have.</summary>
    public RunningLimit? SubmitterLimit { get; init; }

    /// <summary>Set when its group has as many live attempts as it may have.</summary>
    public RunningLimit? GroupLimit { get; init; }

    /// <summary>What it requires of its box; null when nothing.</summary>
    public Requirement? Requirement { get; init; }

    /// <summary>The boxes that serve its queue and have what it requires.</summary>
    public ImmutableArray<WaitBox> Boxes { get; init; } = [];

    /// <summary>The boxes that serve its queue and have not what it requires.</summary>
    public ImmutableArray<WaitBox> UnfitBoxes { get; init; } = [];

    /// <summary>The first jobs of its queue in the order of claims.</summary>
    public ImmutableArray<NextJob> NextJobs { get; init; } = [];

    /// <summary>Jobs of its own lane before it, counted up to <see cref="WaitRules.MaxCounted"/>.</summary>
    public long OwnBefore { get; init; }

    /// <summary>Jobs of higher priority.</summary>
    public long HigherBefore { get; init; }

    /// <summary>About how many jobs of other submitters with its priority are served before it.</summary>
    public long OthersBefore { get; init; }

    /// <summary>Queues that its boxes serve first, and how much waits there.</summary>
    public ImmutableArray<EarlierQueue> EarlierQueues { get; init; } = [];

    /// <summary>How long attempts like its own took of late.</summary>
    public RunTimes Runs { get; init; } = RunTimes.None;
}
