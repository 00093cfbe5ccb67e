namespace Boxyard.Builds;

/// <summary>How a build ended.</summary>
public enum BuildResult
{
    Success,
    Failure,
}
