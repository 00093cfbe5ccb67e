namespace Boxyard.Queues;

/// <summary>
/// What fair share counts of a submitter while a plan is made: common to its lanes of a queue and priority.
/// </summary>
internal sealed class MixedShare(Lane lane)
{
    private long _takenCount;

    /// <summary>The place of its last claim in the plan; -1 before.</summary>
    public int ServedAt { get; private set; } = -1;

    public void Serve(int servedAt)
    {
        ServedAt = servedAt;
        _takenCount++;
    }

    /// <summary>The order of choice, below zero when this one is served first.</summary>
    public int OrderBefore(MixedShare other)
    {
        var order = other.Lane.Priority.CompareTo(Lane.Priority);
        order = order != 0 ? order : Value.CompareTo(other.Value);
        order = order != 0 ? order : ServedAt.CompareTo(other.ServedAt);
        order = order != 0 ? order : Lane.ServedSeq.CompareTo(other.Lane.ServedSeq);
        return order != 0 ? order : string.CompareOrdinal(Lane.Submitter, other.Lane.Submitter);
    }

    private Lane Lane => lane;

    private double Value => (lane.LiveCount + _takenCount) / lane.Weight;
}
