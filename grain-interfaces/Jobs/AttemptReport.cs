using System.Collections.Immutable;

namespace Boxyard.Jobs;

/// <summary>What a box says of an attempt (append-var, post-run, its health).</summary>
[GenerateSerializer, Immutable, Alias("Boxyard.AttemptReport")]
public sealed record AttemptReport
{
    /// <summary>The attempt that the box believes to run, from the id that it was shown.</summary>
    [Id(0)]
    public required int Attempt { get; init; }

    /// <summary>The LKP `job_state`, as sent; null when the call carried none.</summary>
    [Id(1)]
    public string? JobState { get; init; }

    /// <summary>True for the post-run call: the box is done with the attempt.</summary>
    [Id(2)]
    public bool IsPostRun { get; init; }

    /// <summary>All other parameters of the call by name, kept as the attempt's reported values.</summary>
    [Id(3)]
    public ImmutableDictionary<string, string> Values { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>
    /// True when the event tells the values too: they say what the job does now (its stage, its step), and the next
    /// ones replace them.
    /// </summary>
    [Id(4)]
    public bool IsTold { get; init; }
}
