namespace Boxyard.Clusters;

/// <summary>What a node that waits at a barrier is told.</summary>
public enum BarrierAnswer
{
    /// <summary>Others are not there yet.</summary>
    Wait,

    /// <summary>All are there.</summary>
    Passed,

    /// <summary>One of them will never be.</summary>
    Abort,
}
