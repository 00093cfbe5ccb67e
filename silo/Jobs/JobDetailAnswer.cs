using System.Diagnostics.CodeAnalysis;

namespace Boxyard.Jobs;

/// <summary>A job with all that is known of its attempts.</summary>
internal sealed record JobDetailAnswer : JobAnswer
{
    [SetsRequiredMembers]
    public JobDetailAnswer(JobAnswer job, IReadOnlyList<AttemptDetailAnswer> attempts)
        : base(job) =>
        Attempts = attempts;

    /// <summary>In the order of their numbers.</summary>
    public IReadOnlyList<AttemptDetailAnswer> Attempts { get; }
}
