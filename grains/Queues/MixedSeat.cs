namespace Boxyard.Queues;

/// <summary>A lane with what a plan took from it so far.</summary>
internal sealed class MixedSeat(Lane lane, MixedShare share)
{
    public Lane Lane { get; } = lane;

    public MixedShare Share { get; } = share;

    public List<int> Claims { get; } = [];

    public bool HasJobs => Claims.Count < Lane.QueuedCount;

    /// <summary>
    /// By share; among the lanes of one, the one with the oldest job. Which is the oldest after the first was taken is
    /// not known, so that within one plan that lane goes on.
    /// </summary>
    public bool IsBefore(MixedSeat other)
    {
        var order = Share == other.Share ? 0 : Share.OrderBefore(other.Share);
        order = order != 0
            ? order
            : (Lane.OldestJobId ?? long.MaxValue).CompareTo(other.Lane.OldestJobId ?? long.MaxValue);
        return (order != 0 ? order : Lane.RequirementId.CompareTo(other.Lane.RequirementId)) < 0;
    }
}
