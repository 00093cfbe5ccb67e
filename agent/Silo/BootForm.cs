namespace Boxyard.Agent.Silo;

/// <summary>In which words a box asks what to boot.</summary>
internal enum BootForm
{
    /// <summary>JSON: image, guest archive, job archive.</summary>
    Container,

    /// <summary>An iPXE script.</summary>
    Ipxe,
}
