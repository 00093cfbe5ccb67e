namespace Boxyard.Storage;

/// <summary>How many jobs submitters and groups may have, queued and running.</summary>
internal sealed record JobLimits
{
    public required LimitTable SubmitterQueued { get; init; }
    public required LimitTable SubmitterRunning { get; init; }
    public required LimitTable GroupQueued { get; init; }
    public required LimitTable GroupRunning { get; init; }

    public bool IsOfSubmitters => SubmitterQueued.IsOn || SubmitterRunning.IsOn;
}
