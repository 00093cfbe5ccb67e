namespace Boxyard.Builds;

/// <summary>What a job does for its build.</summary>
public enum BuildJobRole
{
    /// <summary>Makes the image of one architecture.</summary>
    Image,

    /// <summary>Joins the images.</summary>
    Manifest,

    /// <summary>Measures one target.</summary>
    Profile,
}
