namespace Boxyard.Apps;

/// <summary>A permission that somebody has on a namespace or a repository.</summary>
public sealed record AppGrant
{
    /// <summary>The group of everybody, also of those without a token; it may only read.</summary>
    public const string AllUsers = "AllUsers";

    public required string Namespace { get; init; }

    /// <summary>Empty for a permission on the namespace.</summary>
    public string Repository { get; init; } = "";

    public required AppGranteeKind GranteeKind { get; init; }
    public required string Grantee { get; init; }
    public required AppPermission Permission { get; init; }

    public bool IsOnNamespace => Repository.Length == 0;

    public bool IsOf(AppCaller caller) => GranteeKind == AppGranteeKind.User && Grantee == caller.User;

    public bool IsPublic => GranteeKind == AppGranteeKind.Group && Grantee == AllUsers;
}
