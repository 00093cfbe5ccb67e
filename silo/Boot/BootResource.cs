namespace Boxyard.Boot;

/// <summary>A file as a loader fetches it.</summary>
internal readonly record struct BootResource(BootAddress Address, string Path)
{
    public string ForIpxe => $"http://{Address}{Path}";

    public string ForGrub => $"(http,{Address}){Path}";

    /// <summary>The name by which the kernel line calls an initrd; without it UEFI machines find no root.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
}
