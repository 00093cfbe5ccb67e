namespace Boxyard.Tests.GrainHost;

/// <summary>
/// The marks of one grain. The count is not interlocked: only turns that never overlap keep it right.
/// </summary>
internal sealed class StressMarks
{
    private int _liveActivations;
    private int _turnsUnderWay;
    private int _overlapCount;

    internal long Count { get; set; }

    internal long ActivationCount { get; private set; }

    internal int LiveActivations => _liveActivations;

    internal int OverlapCount => _overlapCount;

    internal void BeginActivation()
    {
        ActivationCount++;
        NoteOverlap(Interlocked.Increment(ref _liveActivations));
    }

    internal void EndActivation() => Interlocked.Decrement(ref _liveActivations);

    internal void BeginTurn() => NoteOverlap(Interlocked.Increment(ref _turnsUnderWay));

    internal void EndTurn() => Interlocked.Decrement(ref _turnsUnderWay);

    private void NoteOverlap(int underWay)
    {
        if (underWay != 1)
        {
            Interlocked.Increment(ref _overlapCount);
        }
    }
}
