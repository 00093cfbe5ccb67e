namespace Boxyard.Testboxes;

/// <summary>Marks the routes of LKP's reports, whose clients know 500 as the only failure.</summary>
internal sealed class ReportRoute
{
    public static readonly ReportRoute Mark = new();
}
