namespace Boxyard.Queues;

/// <summary>Why a job has no box yet.</summary>
public enum WaitReasonCode
{
    /// <summary>It does not wait.</summary>
    NotQueued,

    /// <summary>It waits for other jobs.</summary>
    Dependency,

    /// <summary>It is part of a cluster job, which waits until all its boxes are free at one time.</summary>
    Cluster,

    /// <summary>A box of its cluster job is not known.</summary>
    NodeUnknown,

    /// <summary>A box of its cluster job is drained or quarantined.</summary>
    NodeHeld,

    /// <summary>The own queue of a box of its cluster job is paused.</summary>
    NodePaused,

    /// <summary>A box of its cluster job is reserved for another one.</summary>
    NodeReserved,

    /// <summary>A box of its cluster job runs something.</summary>
    NodeBusy,

    /// <summary>A box of its cluster job is free, but has not asked of late.</summary>
    NodeAbsent,

    /// <summary>Its last attempt is to be repeated, not yet.</summary>
    Retry,
    QueuePaused,

    /// <summary>Its submitter has as many live attempts as it may have.</summary>
    SubmitterLimit,

    /// <summary>Its group has as many live attempts as it may have.</summary>
    GroupLimit,

    /// <summary>No box that serves its queue is known.</summary>
    NoBoxKnown,

    /// <summary>No box that serves its queue has what it requires.</summary>
    NoBoxFits,

    /// <summary>Boxes are known, but they have not asked for long.</summary>
    NoBoxAsked,

    /// <summary>All boxes are drained or quarantined.</summary>
    AllHeld,
    AllBusy,

    /// <summary>Its boxes serve another queue first, where jobs wait.</summary>
    EarlierQueue,

    /// <summary>Others are served first.</summary>
    FairShare,

    /// <summary>Nothing: the next box that asks gets it.</summary>
    Next,
}
