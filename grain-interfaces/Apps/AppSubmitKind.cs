namespace Boxyard.Apps;

/// <summary>What became of a submission.</summary>
[Alias("Boxyard.AppSubmitKind")]
public enum AppSubmitKind
{
    /// <summary>
    /// The caller may not write to the namespace; nothing was changed. So in all that follow but the last.
    /// </summary>
    NamespaceRefused,

    /// <summary>The caller may not write to the repository.</summary>
    RepositoryRefused,

    /// <summary>The namespace is to be created, and cannot have this name.</summary>
    BadNamespace,

    /// <summary>The repository is to be created, and cannot have this name.</summary>
    BadRepository,

    /// <summary>The version was given, and is there: given versions are not replaced.</summary>
    Exists,

    /// <summary>The version of the code is there and frozen.</summary>
    ExistsFrozen,

    /// <summary>The version of the code is there, and may be replaced by force.</summary>
    ExistsUnforced,

    Stored,
}
