using System.Collections.Immutable;

namespace Boxyard.Jobs;

/// <summary>The outcome of expanding a submitted job: a job to queue, or all that is wrong with it.</summary>
public sealed record JobExpansion
{
    /// <summary>Null when there are errors.</summary>
    public NewJob? Job { get; init; }

    /// <summary>
    /// The account that the job named, whole; null when a part is missing. Its token is not in the job's spec any more.
    /// </summary>
    public JobAccount? Account { get; init; }

    /// <summary>In the order in which the old scheduler checks: it answers only the first.</summary>
    public ImmutableArray<JobError> Errors { get; init; } = [];

    public bool IsValid => Errors.IsEmpty;
}
