namespace Boxyard.Apps;

/// <summary>A token that is known by the settings.</summary>
public sealed class AppStaticToken
{
    public string Token { get; set; } = "";
    public string User { get; set; } = "";

    /// <summary>Default false.</summary>
    public bool IsAdmin { get; set; }

    /// <summary>Whether the user may build. Default true.</summary>
    public bool IsApproved { get; set; } = true;

    /// <summary>Words such as `ecr_authz_introspection`, separated by blanks. Default none.</summary>
    public string Scopes { get; set; } = "";
}
