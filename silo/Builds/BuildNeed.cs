namespace Boxyard.Builds;

/// <summary>What a caller of builds must be allowed.</summary>
internal enum BuildNeed
{
    /// <summary>To read the app, signed in or not.</summary>
    Log,

    /// <summary>To read the app, signed in.</summary>
    Read,

    /// <summary>Full control of the app, with an approved account.</summary>
    Build,
}
