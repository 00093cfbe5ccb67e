namespace Boxyard.Client;

/// <summary>Whose apps are listed.</summary>
public enum AppScope
{
    /// <summary>All that may be seen.</summary>
    All,

    /// <summary>Those that everybody may see.</summary>
    Public,

    /// <summary>Those of others that were shared with the caller.</summary>
    Shared,

    /// <summary>The caller's own.</summary>
    Owner,
}
