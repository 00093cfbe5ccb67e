namespace Boxyard.Bench.Load;

/// <summary>Times that single requests took.</summary>
internal sealed class Latencies
{
    private readonly Lock _gate = new();
    private readonly List<TimeSpan> _times = [];

    public void Add(TimeSpan time)
    {
        lock (_gate)
        {
            _times.Add(time);
        }
    }

    /// <summary>Milliseconds below which this share of the requests stayed.</summary>
    public double Quantile(double share)
    {
        lock (_gate)
        {
            var sorted = _times.Order().ToArray();
            return sorted[(int)(share * (sorted.Length - 1))].TotalMilliseconds;
        }
    }
}
