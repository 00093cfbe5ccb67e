using System.Collections.Concurrent;

namespace Boxyard.Tests.GrainHost;

/// <summary>The marks that the grains of the stress test leave outside of their activations.</summary>
internal sealed class StressLedger
{
    private readonly ConcurrentDictionary<long, StressMarks> _marks = new();

    internal IEnumerable<StressMarks> Marks => _marks.Values;

    internal StressMarks For(long grain) => _marks.GetOrAdd(grain, _ => new StressMarks());
}
