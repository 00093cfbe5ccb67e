namespace Boxyard.Apps;

/// <summary>A change to the registry that somebody asks for.</summary>
public sealed record AppChange
{
    public required AppAction Action { get; init; }

    public required AppCaller Caller { get; init; }

    /// <summary>Without a repository for a namespace, without a version for a repository.</summary>
    public required AppName Name { get; init; }

    /// <summary>What is granted; null else.</summary>
    public AppGrant? Grant { get; init; }

    /// <summary>Which grants are revoked; null else.</summary>
    public AppGrantFilter? Revoked { get; init; }

    public bool IsOnNamespace => Name.Repository.Length == 0;
}
