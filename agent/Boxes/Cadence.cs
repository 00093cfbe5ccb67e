namespace Boxyard.Agent.Boxes;

/// <summary>Says when something is due that is done every so often, the first time at once.</summary>
internal sealed class Cadence(TimeSpan interval, TimeProvider clock)
{
    private long? _lastAt;

    public bool IsDue()
    {
        if (_lastAt is { } at && clock.GetElapsedTime(at) < interval)
        {
            return false;
        }

        _lastAt = clock.GetTimestamp();
        return true;
    }
}
