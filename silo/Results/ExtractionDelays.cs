using Boxyard.Jobs;

namespace Boxyard.Results;

/// <summary>Which attempts wait because their files could not be read: twice as long each time, up to a bound. Forgotten at a restart.</summary>
internal sealed class ExtractionDelays(TimeSpan firstDelay, TimeSpan maxDelay, TimeProvider clock)
{
    private readonly Dictionary<ShownId, (DateTimeOffset DueAt, TimeSpan Delay)> _delays = [];

    public int Count => _delays.Count;

    public bool IsDue(ShownId shownId) => !_delays.TryGetValue(shownId, out var delay) || delay.DueAt <= clock.GetUtcNow();

    /// <summary>Puts the attempt off and returns for how long.</summary>
    public TimeSpan Postpone(ShownId shownId)
    {
        var delay = _delays.TryGetValue(shownId, out var last) ? last.Delay * 2 : firstDelay;
        delay = delay < maxDelay ? delay : maxDelay;
        _delays[shownId] = (clock.GetUtcNow() + delay, delay);
        return delay;
    }

    public void Forget(ShownId shownId) => _delays.Remove(shownId);
}
