namespace Boxyard.Boot;

/// <summary>Which generation of the old scheduler the boot texts follow; the files of all are the same.</summary>
internal enum BootGeneration
{
    /// <summary>2020-06: one iPXE text for every loader, NFS roots only.</summary>
    G0,

    /// <summary>2021-02, the user's manual.</summary>
    G1,

    /// <summary>2022-12: without a job the box chains back to us.</summary>
    G2,

    /// <summary>2025-10: chains back with what iPXE knows of the box.</summary>
    G3,
}
