using System.Text.Json.Serialization;

namespace Boxyard.Client;

/// <summary>A permission that somebody has on an app, in all of its versions.</summary>
public sealed record AppGrant
{
    /// <summary>The only group: everybody, also without a token. It may have READ.</summary>
    public const string AllUsers = "AllUsers";

    /// <summary>A user's name, or <see cref="AllUsers"/> of a group.</summary>
    public required string Grantee { get; init; }

    /// <summary>`USER` or `GROUP`.</summary>
    [JsonPropertyName("granteeType")]
    public required string GranteeType { get; init; }

    public required AppPermission Permission { get; init; }

    /// <summary>That everybody may see the app.</summary>
    public static AppGrant ToAll { get; } =
        new() { Grantee = AllUsers, GranteeType = "GROUP", Permission = AppPermission.Read };

    /// <summary>To one user.</summary>
    public static AppGrant To(string user, AppPermission permission) =>
        new() { Grantee = user, GranteeType = "USER", Permission = permission };
}
