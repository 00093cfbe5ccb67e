namespace Boxyard.Jobs;

/// <summary>How often the silo looks for what is due.</summary>
public sealed class DeadlineOptions
{
    public const string SectionName = "Deadlines";

    /// <summary>The pause between two looks. Default 3 s.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Attempts and retries that one look takes; the next look follows at once while there are more. Default 500.
    /// </summary>
    public int MaxCount { get; set; } = 500;

    /// <summary>
    /// How far from now a renewed deadline may lie. Default 30 days, the longest time for which LKP lends a box.
    /// </summary>
    public TimeSpan MaxRenewal { get; set; } = TimeSpan.FromDays(30);
}
