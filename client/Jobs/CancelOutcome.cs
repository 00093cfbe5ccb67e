namespace Boxyard.Client;

/// <summary>
/// What became of a cancel. Only <see cref="NotFound"/> means that nothing was there to be cancelled, only
/// <see cref="NotOwn"/> that the job goes on though it could be cancelled by another.
/// </summary>
public enum CancelOutcome
{
    /// <summary>A word that this SDK does not know: the silo is newer.</summary>
    Unknown,

    /// <summary>The silo has no such job.</summary>
    NotFound,

    /// <summary>It is cancelled, now or before.</summary>
    Cancelled,

    /// <summary>Its guest is told to stop; it is cancelled within 60 s.</summary>
    Asked,

    /// <summary>Too late: the program is over and the box uploads.</summary>
    PostRun,

    /// <summary>Too late: it is over; the state says how.</summary>
    Finished,

    /// <summary>The job is another account's, and yours may cancel its own alone; nothing was changed.</summary>
    NotOwn,
}
