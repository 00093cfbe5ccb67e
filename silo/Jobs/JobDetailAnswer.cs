using System.Diagnostics.CodeAnalysis;
using Boxyard.Dependencies;

namespace Boxyard.Jobs;

/// <summary>A job with all that is known of its attempts.</summary>
internal sealed record JobDetailAnswer : JobAnswer
{
    [SetsRequiredMembers]
    public JobDetailAnswer(
        JobAnswer job, IReadOnlyList<AttemptDetailAnswer> attempts, IReadOnlyList<DependencyAnswer> waitsOn)
        : base(job)
    {
        Attempts = attempts;
        WaitsOn = waitsOn;
    }

    /// <summary>In the order of their numbers.</summary>
    public IReadOnlyList<AttemptDetailAnswer> Attempts { get; }

    /// <summary>The jobs that it still waits for; it stands in no queue until there are none.</summary>
    public IReadOnlyList<DependencyAnswer> WaitsOn { get; }
}
