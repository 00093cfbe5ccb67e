namespace Boxyard.Agent;

/// <summary>What a box is made of.</summary>
public enum BoxDriverKind
{
    /// <summary>A container of podman or docker.</summary>
    Container,

    /// <summary>A virtual machine that boots by iPXE.</summary>
    Qemu,

    /// <summary>Processes of the agent's own user, for labs whose jobs are trusted.</summary>
    Process,

    /// <summary>Builds images of apps, and measures them.</summary>
    Builder,
}
