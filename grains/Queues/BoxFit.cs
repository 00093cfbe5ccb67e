using System.Collections.Immutable;

namespace Boxyard.Queues;

/// <summary>Which of the boxes that serve a queue could run a job.</summary>
/// <param name="Boxes">The first by name; the rest is counted.</param>
/// <param name="BoxCount">How many there are.</param>
/// <param name="Nearest">When there are none: what the nearest ones lack.</param>
public sealed record BoxFit(ImmutableArray<string> Boxes, int BoxCount, ImmutableArray<string> Nearest);
