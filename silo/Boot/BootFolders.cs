using Microsoft.Extensions.Options;

namespace Boxyard.Boot;

/// <summary>The two folders that boxes read.</summary>
internal sealed class BootFolders(IOptions<BootOptions> options, IBootDisk disk)
{
    /// <summary>Kernels and root file systems.</summary>
    public ServedFolder Os { get; } = new("/os", options.Value.OsDirectory, disk);

    /// <summary>Initrds: lkp-tests trees, images, packages.</summary>
    public ServedFolder Initrd { get; } = new("/initrd", options.Value.InitrdDirectory, disk);
}
