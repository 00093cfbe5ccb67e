namespace Boxyard.Boot;

/// <summary>Where the box's root file system comes from (`os_mount`).</summary>
internal enum BootMount
{
    Initramfs,
    Nfs,
    Cifs,
    Container,
}
