namespace Boxyard.Clusters;

/// <summary>Where clusters are defined, and how jobs get all of their boxes.</summary>
public sealed class ClusterOptions
{
    public const string SectionName = "Clusters";

    /// <summary>
    /// The folder of the definitions, `NAME` or `NAME.yaml`. Default `clusters` in Storage:DataDirectory.
    /// </summary>
    public string? Directory { get; set; }

    /// <summary>How often waiting cluster jobs are looked at when nothing woke the look. Default 3 s.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// A free box that asked within this time is taken for present and may be reserved. Default 5 min.
    /// </summary>
    public TimeSpan PresenceInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long a reserved box may take to ask; then all boxes of its cluster job are freed. Default 10 min.
    /// </summary>
    public TimeSpan BootTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How long one question at a barrier is held before it is answered `retry`. Default 10 min: less than the 15
    /// after which wget gives up, and the 100 tries of LKP's client cover <see cref="MaxBarrierWait"/>.
    /// </summary>
    public TimeSpan MaxHold { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How many questions at barriers one silo holds at a time; those beyond are answered `retry` at once. Default
    /// 10,000.
    /// </summary>
    public int MaxWaiters { get; set; } = 10_000;

    /// <summary>How long a node waits at one barrier before it aborts the cluster job. Default 8 h.</summary>
    public TimeSpan MaxBarrierWait { get; set; } = TimeSpan.FromHours(8);
}
