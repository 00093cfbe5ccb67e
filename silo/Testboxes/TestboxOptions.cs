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
    /// A job file (YAML or JSON) for machines without a name that ask by GRUB: such a machine becomes the box `sut-MAC`
    /// and gets this job once, with that `testbox`. Default none: it is listed as unknown. Whoever reaches the boot
    /// routes can make up MACs, so name the lab's networks in LabNetwork:Addresses first.
    /// </summary>
    public string? UnknownGrubJob { get; set; }
}
