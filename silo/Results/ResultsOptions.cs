namespace Boxyard.Results;

/// <summary>Where results are kept, how large they may be, and when they are read for metrics and tests.</summary>
internal sealed class ResultsOptions
{
    public const string SectionName = "Results";

    /// <summary>
    /// The folder of `/result`. Default `result` in Storage:DataDirectory; several silos need the same one.
    /// </summary>
    public string? Directory { get; set; }

    /// <summary>
    /// Whether a new database may take over a folder that has files of jobs. For one start, and only when the database
    /// that they belong to is lost: ids begin anew, and new jobs may write over the old files. Default false.
    /// </summary>
    public bool AdoptFolder { get; set; }

    /// <summary>The largest log, in bytes. Default 1 GiB.</summary>
    public long MaxLogBytes { get; set; } = 1L << 30;

    /// <summary>The largest uploaded file, in bytes. Default 16 GiB, enough for a crash dump.</summary>
    public long MaxArtifactBytes { get; set; } = 16L << 30;

    /// <summary>
    /// Free bytes on the disk of results below which uploaded files are refused (507); logs are below an eighth of it.
    /// Default 1 GiB; 0 for none.
    /// </summary>
    public long MinFreeBytes { get; set; } = 1L << 30;

    /// <summary>
    /// Whether jobs that build packages may upload them below `/initrd`, from where later jobs boot them. Default
    /// false: whoever may submit a job could change what others run.
    /// </summary>
    public bool AllowPackageUploads { get; set; }

    /// <summary>How often ended attempts are looked for when nothing woke the extraction. Default 30 s.</summary>
    public TimeSpan ExtractInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The longest pause before an attempt whose files could not be read is tried again. Default 10 min.
    /// </summary>
    public TimeSpan MaxExtractDelay { get; set; } = TimeSpan.FromMinutes(10);
}
