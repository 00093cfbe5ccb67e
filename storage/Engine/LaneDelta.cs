namespace Boxyard.Storage;

/// <summary>What a batch adds to a lane's counters.</summary>
internal sealed class LaneDelta
{
    public long QueuedCount { get; set; }

    public long LiveCount { get; set; }

    /// <summary>When the lane was served in this batch; null when it was not.</summary>
    public long? ServedSeq { get; set; }

    public bool IsEmpty => QueuedCount == 0 && LiveCount == 0 && ServedSeq is null;
}
