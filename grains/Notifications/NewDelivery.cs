namespace Boxyard.Notifications;

/// <summary>Something to tell somebody.</summary>
public sealed record NewDelivery
{
    public required string Id { get; init; }

    /// <summary>What it tells of. A target hears of one cause once.</summary>
    public required string Cause { get; init; }

    /// <summary>The name of a configured target; empty for an address that a job has named.</summary>
    public required string Target { get; init; }

    /// <summary>
    /// Who is sent to, whichever of its addresses: the target's name, or `/` and the host of an address that a job has
    /// named.
    /// </summary>
    public required string Receiver { get; init; }

    public required string Url { get; init; }

    /// <summary>`job_ended`, `box_lost`, `box_quarantined` or `queue_waits`.</summary>
    public required string Event { get; init; }

    /// <summary>A JSON object; the same bytes at every try.</summary>
    public required string Body { get; init; }
}
