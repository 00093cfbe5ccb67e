namespace Boxyard.GrainHost;

/// <summary>When activations are collected.</summary>
public class GrainCollectionOptions
{
    /// <summary>How long an activation is idle before it is collected. Default 15 min.</summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often idle activations are looked for. Default 1 min.</summary>
    public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);
}
