namespace Boxyard.Builds;

/// <summary>What is wanted of an app.</summary>
public enum BuildKind
{
    /// <summary>Its images, tested and joined.</summary>
    Build,

    /// <summary>What it uses while it runs; its images are built first where there are none.</summary>
    Profile,
}
