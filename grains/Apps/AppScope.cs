namespace Boxyard.Apps;

/// <summary>Which of the apps or repositories that a caller may see are listed.</summary>
public enum AppScope
{
    All,

    /// <summary>All but those that are seen only because they are public.</summary>
    Unpublic,

    /// <summary>Those that everybody may read.</summary>
    Public,

    /// <summary>Of others, by a permission of the caller's own.</summary>
    Shared,

    /// <summary>The caller's own.</summary>
    Owned,
}
