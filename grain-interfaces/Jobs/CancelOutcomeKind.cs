namespace Boxyard.Jobs;

/// <summary>What became of a cancel.</summary>
[GenerateSerializer, Alias("Boxyard.CancelOutcomeKind")]
public enum CancelOutcomeKind
{
    /// <summary>There is no such job.</summary>
    NotFound,

    /// <summary>The job is cancelled, now or before.</summary>
    Cancelled,

    /// <summary>The guest is told; the job is cancelled when it lets go, or after 60 s.</summary>
    Asked,

    /// <summary>Too late: the job's program is over and its box uploads. The wish is kept as an event.</summary>
    PostRun,

    /// <summary>Too late: the job is over, with the state that the outcome names.</summary>
    Finished,

    /// <summary>The job is not in the scope of the cancel; nothing was changed.</summary>
    OutOfScope,

    /// <summary>The job is another's, and the caller may cancel its own alone; nothing was changed.</summary>
    NotOwn,
}
