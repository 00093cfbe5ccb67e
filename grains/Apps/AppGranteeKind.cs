namespace Boxyard.Apps;

/// <summary>Whom a permission is granted to.</summary>
public enum AppGranteeKind
{
    User,

    /// <summary>The one group is <see cref="AppGrant.AllUsers"/>.</summary>
    Group,
}
