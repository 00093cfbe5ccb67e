namespace Boxyard.Results;

/// <summary>The samples that one file gives for one metric. A metric's value is their mean, as in LKP's `avg.json`.</summary>
internal sealed class MetricSum(string file, string? unit)
{
    private double _sum;
    private int _count;

    public string File => file;
    public string? Unit => unit;
    public double Mean => _sum / _count;

    public void Add(double value)
    {
        _sum += value;
        _count++;
    }
}
