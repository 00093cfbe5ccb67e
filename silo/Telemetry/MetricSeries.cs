namespace Boxyard.Telemetry;

/// <summary>
/// The values of one metric with one set of labels. Many threads add to it without a lock; a reader may see a count
/// whose sum is not there yet, which the next look mends.
/// </summary>
internal sealed class MetricSeries(string labels, double[] bounds)
{
    private readonly long[] _buckets = new long[bounds.Length + 1];
    private double _sum;

    /// <summary>As they are written, without braces.</summary>
    public string Labels { get; } = labels;

    public double Sum => Volatile.Read(ref _sum);

    public long BucketCount(int index) => Volatile.Read(ref _buckets[index]);

    public void Set(double value) => Volatile.Write(ref _sum, value);

    public void Add(double value)
    {
        double seen;
        do
        {
            seen = Volatile.Read(ref _sum);
        }
        while (Interlocked.CompareExchange(ref _sum, seen + value, seen) != seen);
    }

    /// <summary>Counts a value of a histogram in its bucket, whose bound is the first not below it.</summary>
    public void Observe(double value)
    {
        var index = Array.BinarySearch(bounds, value);
        Interlocked.Increment(ref _buckets[index < 0 ? ~index : index]);
        Add(value);
    }
}
