namespace Boxyard.Testboxes;

/// <summary>Marks the old scheduler's routes, whose clients know 500 as the only failure.</summary>
internal sealed class ReportRoute
{
    public static readonly ReportRoute Mark = new();
}
