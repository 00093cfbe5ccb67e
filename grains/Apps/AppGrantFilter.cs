namespace Boxyard.Apps;

/// <summary>Some of the grants on a name; what is null lets all through.</summary>
public sealed record AppGrantFilter
{
    public AppGranteeKind? GranteeKind { get; init; }
    public string? Grantee { get; init; }
    public AppPermission? Permission { get; init; }
}
