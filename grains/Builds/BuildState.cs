namespace Boxyard.Builds;

/// <summary>Which jobs a build waits for.</summary>
public enum BuildState
{
    /// <summary>Its number is given, its jobs are not queued yet.</summary>
    Starting,

    /// <summary>One job for each architecture.</summary>
    Building,

    /// <summary>The job that joins the images.</summary>
    Joining,

    /// <summary>One job for each target of the profile.</summary>
    Profiling,

    /// <summary>None: it is over.</summary>
    Finished,
}
