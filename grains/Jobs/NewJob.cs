using System.Collections.Immutable;
using Boxyard.Clusters;
using Boxyard.Dependencies;
using Boxyard.Queues;

namespace Boxyard.Jobs;

/// <summary>A job as it is to be queued: the outcome of expanding what was submitted.</summary>
public sealed record NewJob
{
    public required string Suite { get; init; }

    /// <summary>`tbox_group`.</summary>
    public required string Group { get; init; }

    /// <summary>The box or group that the submitter named (`testbox`).</summary>
    public required string Testbox { get; init; }

    /// <summary>The queue, with `/idle` or `/delimiter@localhost` for the sub-queues.</summary>
    public required string Queue { get; init; }

    /// <summary>-100 to 100, high first.</summary>
    public required int Priority { get; init; }

    /// <summary>Who shares the queue with others; `my_email`, else `anonymous`.</summary>
    public required string Submitter { get; init; }

    /// <summary>
    /// The job as a JSON object with all derived fields, without those that only an id or an attempt gives.
    /// </summary>
    public required string Spec { get; init; }

    /// <summary>How long a run may take.</summary>
    public required TimeSpan RunTimeout { get; init; }

    /// <summary>How often a lost attempt is repeated.</summary>
    public int InfraRetries { get; init; } = 2;

    /// <summary>How often a failed, timed out, crashed or abnormal attempt is repeated.</summary>
    public int Retries { get; init; }

    /// <summary>What only its box may know, by name; it is not in the spec.</summary>
    public ImmutableSortedDictionary<string, string> Secrets { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The job that it repeats, which gets an event that names it; null for a job of its own.</summary>
    public long? RetryOf { get; init; }

    /// <summary>What its box must have; null for nothing.</summary>
    public Requirement? Requirement { get; init; }

    /// <summary>The jobs that must be as it wants them before it is queued; none by default.</summary>
    public WaitList Waits { get; init; } = WaitList.None;

    /// <summary>
    /// Set when it is one of the jobs of a cluster job. These stand in a row in their submission, wait for their boxes
    /// together and in no queue, and are dispatched together; <see cref="Retries"/> is 0 then.
    /// </summary>
    public NewClusterPart? ClusterPart { get; init; }
}
