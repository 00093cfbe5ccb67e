namespace Boxyard.Storage;

/// <summary>Where Boxyard keeps its data.</summary>
public sealed class StorageOptions
{
    public const string SectionName = "Storage";

    /// <summary>
    /// The folder of the embedded database `boxyard.db` and of the files. Default `data`, below the working directory.
    /// </summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>
    /// A PostgreSQL connection string, such as `Host=db;Database=boxyard;Username=boxyard`. Default none: the embedded
    /// SQLite.
    /// </summary>
    public string? Postgres { get; set; }

    /// <summary>
    /// Weights of submitters in the fair share, by submitter; above 0, 1 for those not named. Set on all silos alike.
    /// </summary>
    public Dictionary<string, double> Weights { get; set; } = [];

    /// <summary>
    /// MACs without a name that are remembered; those that were seen longest ago are forgotten. Default 10,000.
    /// </summary>
    public int MaxUnknownBoxes { get; set; } = 10_000;

    /// <summary>
    /// How long the secrets of a job are kept after its end, so that it can be repeated with them. Default 1 day; zero
    /// removes them in the transaction that ends the job.
    /// </summary>
    public TimeSpan KeepSecrets { get; set; } = TimeSpan.FromDays(1);

    /// <summary>
    /// For tests: PostgreSQL's batches take their time from the injected clock, as SQLite's always do.
    /// </summary>
    internal bool ClockIsTimeProvider { get; set; }
}
