namespace Boxyard.Client;

/// <summary>What a number of an app stands for.</summary>
public enum AppBuildKind
{
    /// <summary>A word that this SDK does not know: the silo is newer.</summary>
    Unknown,

    /// <summary>Makes the images.</summary>
    Build,

    /// <summary>Runs and measures them, and makes them first where they are not there.</summary>
    Profile,
}
