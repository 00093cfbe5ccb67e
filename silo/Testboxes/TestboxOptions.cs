namespace Boxyard.Testboxes;

/// <summary>How boxes that ask are treated.</summary>
public sealed class TestboxOptions
{
    public const string SectionName = "Testboxes";

    /// <summary>The longest `?wait=`. A longer one is cut to this. Default 600 s.</summary>
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromSeconds(600);

    /// <summary>The longest `?wait=` of GRUB, which gives up at 30 s. Default 25 s.</summary>
    public TimeSpan GrubMaxWait { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>
    /// When a box that we cannot serve comes again: after a failure of ours, or when its name is taken. Default 5 s.
    /// </summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Boxes that may wait at one time; those beyond are answered at once. Default 20,000.</summary>
    public int MaxWaiters { get; set; } = 20_000;

    /// <summary>
    /// Boxes that lose attempt after attempt while others of their group succeed are quarantined. Default true.
    /// </summary>
    public bool AutoQuarantine { get; set; } = true;

    /// <summary>How many losses in a row make that. Default 3.</summary>
    public int QuarantineLosses { get; set; } = 3;

    /// <summary>How often the silo looks for such boxes. Default 5 s.</summary>
    public TimeSpan QuarantineInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// A job file (YAML or JSON) for machines without a name that ask by GRUB: such a machine becomes the box `sut-MAC`
    /// and gets this job once, with that `testbox`. Default none: it is listed as unknown. Whoever reaches the boot
    /// routes can make up MACs, so name the lab's networks in LabNetwork:Addresses first.
    /// </summary>
    public string? UnknownGrubJob { get; set; }
}
