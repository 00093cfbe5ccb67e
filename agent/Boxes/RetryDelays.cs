namespace Boxyard.Agent.Boxes;

/// <summary>
/// The pauses between failed requests of one box: doubled each time up to a bound, each somewhere in its upper half, so
/// that boxes which failed together do not come back together.
/// </summary>
internal sealed class RetryDelays(TimeSpan first, TimeSpan longest, Func<double> random)
{
    private const int MaxDoublings = 20;

    private int _failureCount;

    public TimeSpan Next()
    {
        var doubled = first * Math.Pow(2, Math.Min(_failureCount++, MaxDoublings));
        var delay = doubled < longest ? doubled : longest;
        return delay / 2 + delay / 2 * random();
    }

    /// <summary>What the silo asks for counts when it is more.</summary>
    public TimeSpan Next(TimeSpan? atLeast)
    {
        var delay = Next();
        return atLeast > delay ? atLeast.Value + delay : delay;
    }

    public void Reset() => _failureCount = 0;
}
