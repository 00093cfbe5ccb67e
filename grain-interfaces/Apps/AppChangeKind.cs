namespace Boxyard.Apps;

/// <summary>What became of a change; but for the last, nothing was changed.</summary>
[Alias("Boxyard.AppChangeKind")]
public enum AppChangeKind
{
    /// <summary>The caller may not.</summary>
    Refused,

    /// <summary>There is no such app, repository or namespace.</summary>
    NotFound,

    /// <summary>The app is frozen.</summary>
    Frozen,

    /// <summary>There are apps in it; the count says how many.</summary>
    NotEmpty,

    /// <summary>There is one of this name.</summary>
    Exists,

    /// <summary>It cannot have this name.</summary>
    BadName,

    /// <summary>There are as many grants as there may be; the count says how many.</summary>
    TooMany,

    /// <summary>The count says how much was changed; it may be nothing.</summary>
    Done,
}
