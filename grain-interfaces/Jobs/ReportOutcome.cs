namespace Boxyard.Jobs;

/// <summary>What became of a report.</summary>
[GenerateSerializer, Alias("Boxyard.ReportOutcome")]
public enum ReportOutcome
{
    /// <summary>No such job, or no such attempt of it.</summary>
    NotFound,

    /// <summary>It was applied, or kept as an event of the live attempt.</summary>
    Accepted,

    /// <summary>It spoke for an attempt that is over; kept as an event.</summary>
    Stale,
}
