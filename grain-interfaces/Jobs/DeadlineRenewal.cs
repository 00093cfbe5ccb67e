namespace Boxyard.Jobs;

/// <summary>A wish for more time for a running attempt.</summary>
[GenerateSerializer, Immutable, Alias("Boxyard.DeadlineRenewal")]
public sealed record DeadlineRenewal
{
    /// <summary>How much; more than zero.</summary>
    [Id(0)]
    public required TimeSpan Time { get; init; }

    /// <summary>
    /// True: as much more than the deadline of now. False: until that long from now, which changes nothing when the
    /// deadline is later, so that it can be asked twice.
    /// </summary>
    [Id(1)]
    public bool IsFromDeadline { get; init; }

    /// <summary>How far from now the deadline may come to lie at most.</summary>
    [Id(2)]
    public required TimeSpan MaxTime { get; init; }

    /// <summary>The attempt that the asker means; null for the job's newest.</summary>
    [Id(3)]
    public int? Attempt { get; init; }

    /// <summary>True: an attempt that uploads gets the time too. False: only one that runs.</summary>
    [Id(4)]
    public bool MayUpload { get; init; }
}
