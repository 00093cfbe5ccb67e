using System.Text.Json.Serialization;

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

    /// <summary>
    /// Whose full control cannot be taken away: the owner of the repository. Null for who may not see permissions.
    /// </summary>
    [JsonPropertyName("owner_id")]
    public string? RepositoryOwner { get; init; }

    public bool Has(AppPermission permission) => Permissions.Contains(permission);
}
