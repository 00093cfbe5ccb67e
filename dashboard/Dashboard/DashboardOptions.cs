namespace Boxyard.Dashboard;

/// <summary>Which silo the pages show, and how patiently it is asked.</summary>
public sealed class DashboardOptions
{
    public const string SectionName = "Dashboard";

    /// <summary>The silo's address, as this process reaches it. Default http://127.0.0.1:3000.</summary>
    public Uri Silo { get; set; } = new("http://127.0.0.1:3000");

    /// <summary>How long a page waits for the silo before it says that it does not answer. Default 10 s.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
