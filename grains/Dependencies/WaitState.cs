namespace Boxyard.Dependencies;

/// <summary>Whether a condition on a job holds.</summary>
public enum WaitState
{
    /// <summary>Not yet.</summary>
    Open = 0,
    Holds,

    /// <summary>The job is over and was not as it was waited for.</summary>
    NeverHolds,
}
