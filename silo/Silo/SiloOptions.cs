namespace Boxyard.Silo;

/// <summary>Settings of the process as a whole.</summary>
public sealed class SiloOptions
{
    public const string SectionName = "Silo";

    /// <summary>
    /// Allows addresses other than loopback while accounts are off: whoever reaches the port may submit jobs and name
    /// boxes. Default false.
    /// </summary>
    public bool Insecure { get; set; }

    /// <summary>
    /// Where people see the dashboard, such as `http://boxyard.lab:3001/`; clients show the pages of what they made
    /// there. Default none.
    /// </summary>
    public string? DashboardAddress { get; set; }

    /// <summary>How long `/health/ready` waits for the database. Default 2 s.</summary>
    public TimeSpan ReadyTimeout { get; set; } = TimeSpan.FromSeconds(2);
}
