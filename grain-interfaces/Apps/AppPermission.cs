namespace Boxyard.Apps;

/// <summary>What may be granted on a namespace or a repository.</summary>
[Alias("Boxyard.AppPermission")]
public enum AppPermission
{
    Read,

    /// <summary>Read, and submit new versions; of a namespace, new repositories.</summary>
    Write,

    /// <summary>Read who has which permissions, and nothing else.</summary>
    ReadAcp,

    /// <summary>Read and change them, and nothing else.</summary>
    WriteAcp,

    /// <summary>All of that; build, profile and delete.</summary>
    FullControl,
}
