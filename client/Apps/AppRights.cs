namespace Boxyard.Client;

/// <summary>What the caller may do with an app.</summary>
public sealed record AppRights
{
    /// <summary>With all that is implied.</summary>
    public required IReadOnlyList<AppPermission> Permissions { get; init; }

    /// <summary>May replace and delete frozen apps too.</summary>
    public bool IsAdmin { get; init; }

    /// <summary>May build and profile it: has full control, and is approved.</summary>
    public bool MayBuild { get; init; }

    /// <summary>May put a name to a profile.</summary>
    public bool MayCertify { get; init; }

    public bool Has(AppPermission permission) => Permissions.Contains(permission);
}
