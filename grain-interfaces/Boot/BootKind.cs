namespace Boxyard.Boot;

/// <summary>The loader that asks, and so the form of the answer.</summary>
[GenerateSerializer, Alias("Boxyard.BootKind")]
public enum BootKind
{
    Ipxe,
    Grub,
    Container,
    Libvirt,
}
