namespace Boxyard.Silo;

/// <summary>What one client may take of the server.</summary>
public sealed class HttpOptions
{
    public const string SectionName = "Http";

    /// <summary>
    /// The largest body of a single job and of every route that says nothing else, in bytes. Default 4 MiB.
    /// </summary>
    public long MaxJobBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>The largest body of a batch of jobs, in bytes. Default 64 MiB.</summary>
    public long MaxBatchBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>All header lines of a request together, in bytes. Default 32 KiB.</summary>
    public int MaxHeaderBytes { get; set; } = 32 * 1024;

    /// <summary>How long a client may take to send its header lines. Default 15 s.</summary>
    public TimeSpan HeadersTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a client may take to send a job or a batch. Default 60 s.</summary>
    public TimeSpan BodyTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Requests that one address other than this machine's may make in a second; what boxes ask is not counted. 0: as
    /// many as it likes, as behind a load balancer, where all come from one address. Default 300.
    /// </summary>
    public int MaxRequestsPerSecond { get; set; } = 300;

    /// <summary>
    /// The names, without a port, by which this silo is called; `localhost` and addresses need not be said. Default
    /// empty: any name, but none while accounts are off and the silo listens on this machine alone.
    /// </summary>
    public string[] HostNames { get; set; } = [];
}
