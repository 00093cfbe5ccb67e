namespace Boxyard.Boot;

/// <summary>What boxes are told about addresses and files.</summary>
internal sealed class BootOptions
{
    public const string SectionName = "Boot";

    /// <summary>
    /// `host[:port]` under which boxes reach this scheduler. Default none: the Host header of each boot request. Set it behind a proxy
    /// that changes the port.
    /// </summary>
    public string? PublicAddress { get; set; }

    /// <summary>`host[:port]` that serves /os and exports the NFS roots. Default none: the scheduler's address.</summary>
    public string? OsAddress { get; set; }

    /// <summary>`host[:port]` that serves /initrd. Default none: the scheduler's address.</summary>
    public string? InitrdAddress { get; set; }

    /// <summary>The form of the boot texts: G0, G1 (default), G2 or G3.</summary>
    public BootGeneration Generation { get; set; } = BootGeneration.G1;

    /// <summary>The folder served at /os. Default `data/os` below the working directory; it need not exist.</summary>
    public string OsDirectory { get; set; } = "data/os";

    /// <summary>The folder served at /initrd. Default `data/initrd` below the working directory; it need not exist.</summary>
    public string InitrdDirectory { get; set; } = "data/initrd";

    /// <summary>How long a look at those folders is trusted when texts are rendered. Default 5 s, 0 to 10 min.</summary>
    public TimeSpan FileCacheInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The port that libvirt answers name as RESULT_WEBDAV_PORT. Default 3080.</summary>
    public int ResultWebdavPort { get; set; } = 3080;

    /// <summary>The port that libvirt answers name as SRV_HTTP_PORT. Default 11300.</summary>
    public int SrvHttpPort { get; set; } = 11300;
}
