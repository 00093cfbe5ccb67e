namespace Boxyard.Jobs;

/// <summary>What can happen to an attempt.</summary>
public enum AttemptEventKind
{
    /// <summary>Its box asks what to boot.</summary>
    BoxAsks,

    /// <summary>The box reports: a `job_state`, values, or the post-run call.</summary>
    Reported,

    /// <summary>It has been in its state for too long.</summary>
    DeadlinePassed,

    /// <summary>The guest, which sent signs of life before, is silent.</summary>
    HeartbeatMissed,

    /// <summary>The serial log shows that the kernel panicked.</summary>
    KernelPanicked,

    CancelAsked,

    /// <summary>Somebody asks for more time.</summary>
    RenewAsked,
}
