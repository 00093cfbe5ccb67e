namespace Boxyard.Dashboard;

/// <summary>Which silo the pages show, and how patiently it is asked.</summary>
public sealed class DashboardOptions
{
    public const string SectionName = "Dashboard";

    /// <summary>The silo's address, as this process reaches it. Default http://127.0.0.1:3000.</summary>
    public Uri Silo { get; set; } = new("http://127.0.0.1:3000");

    /// <summary>How long a page waits for the silo before it says that it does not answer. Default 10 s.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How many pages may be live at a time; others ask by themselves, every ten seconds. A page costs about 30 kB.
    /// Default 5,000.
    /// </summary>
    public int MaxViewers { get; set; } = 5_000;

    /// <summary>
    /// How many of these one address may have; a whole network (/64) counts as one of IPv6. This machine, from where a
    /// proxy may ask for all, is not counted. Default 500.
    /// </summary>
    public int MaxViewersPerAddress { get; set; } = 500;

    /// <summary>
    /// How long the list of all boxes is kept for the visitors who filter it. Default 2 s; zero keeps none.
    /// </summary>
    public TimeSpan BoxListAge { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// With accounts on, a token of the role viewer, by which the silo's events are followed for all pages. Default
    /// none: pages ask by themselves.
    /// </summary>
    public string? Token { get; set; }

    /// <summary>
    /// Serves other machines also while the silo has no accounts, when whoever reaches the pages may do everything.
    /// Default false.
    /// </summary>
    public bool Insecure { get; set; }

    /// <summary>
    /// The names, without a port, by which the dashboard is called; `localhost` and addresses need not be said. They
    /// count while the silo has no accounts. Default empty: no name, or with <see cref="Insecure"/> any.
    /// </summary>
    public string[] HostNames { get; set; } = [];
}
