namespace Boxyard.Agent.Builds;

/// <summary>What a build job does.</summary>
internal enum BuildKind
{
    /// <summary>Makes the image of one platform.</summary>
    Build,

    /// <summary>Joins the images of the platforms under the version's name.</summary>
    Manifest,

    /// <summary>Runs an image and measures it from outside.</summary>
    Profile,
}
