namespace Boxyard.Queues;

/// <summary>How well the place of a job in its queue is known.</summary>
public enum WaitPositionKind
{
    /// <summary>As claims would take the jobs now, if no attempt ended before.</summary>
    Exact,

    /// <summary>From the depths of the lanes.</summary>
    Estimate,

    /// <summary>So many at least are before it; the rest was not counted.</summary>
    AtLeast,
}
