namespace Boxyard.Dashboard.Metrics;

/// <summary>How values lie: extremes, quartiles and median, the quartiles interpolated between neighbours.</summary>
public sealed record Spread(
    double Low, double LowerQuartile, double Median, double UpperQuartile, double High, int Count)
{
    public double QuartileRange => UpperQuartile - LowerQuartile;

    /// <summary>Null when there are no values.</summary>
    public static Spread? Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0
            ? null
            : new Spread(
                sorted[0], At(sorted, 0.25), At(sorted, 0.5), At(sorted, 0.75), sorted[^1], sorted.Length);
    }

    private static double At(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
