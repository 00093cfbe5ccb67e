namespace Boxyard.Silo;

/// <summary>How silos built with GrainEngine=Orleans find each other. The Local engine reads none of it.</summary>
public sealed class SiloClusterOptions
{
    public const string SectionName = "Cluster";

    /// <summary>
    /// The IP address at which the other silos reach this one. Whoever reaches its port can call grains, so it belongs
    /// on a network of the silos only. Default 127.0.0.1: all silos are on this machine.
    /// </summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>
    /// The port of that address. Default 0: 11111 with PostgreSQL; without it, where a silo is alone, any free one.
    /// </summary>
    public int Port { get; set; }

    /// <summary>The name of the cluster, the same on all its silos. Default `boxyard`.</summary>
    public string ClusterId { get; set; } = "boxyard";

    /// <summary>The name of the service, which outlives clusters. Default `boxyard`.</summary>
    public string ServiceId { get; set; } = "boxyard";
}
