using System.Collections.Immutable;

namespace Boxyard.Agent.Builds;

/// <summary>One program of a build, by its arguments: no shell is ever between.</summary>
internal sealed record BuildStep(string Program, ImmutableArray<string> Arguments)
{
    public ImmutableDictionary<string, string> Variables { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Null: no longer than the job.</summary>
    public TimeSpan? Timeout { get; init; }
}
