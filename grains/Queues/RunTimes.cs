using System.Collections.Immutable;

namespace Boxyard.Queues;

/// <summary>How long the last attempts took, in any order, and whose they were.</summary>
public sealed record RunTimes(RunScope Scope, ImmutableArray<TimeSpan> Durations)
{
    public static readonly RunTimes None = new(RunScope.All, []);
}
