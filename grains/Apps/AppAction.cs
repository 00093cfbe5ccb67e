namespace Boxyard.Apps;

/// <summary>What may be changed in the registry, apart from submits.</summary>
public enum AppAction
{
    Freeze,
    Unfreeze,
    DeleteApp,
    DeleteRepository,
    CreateNamespace,
    DeleteNamespace,

    /// <summary>On a repository or a namespace.</summary>
    Grant,

    /// <summary>On a repository or a namespace. The owner's full control stays.</summary>
    Revoke,
}
