using Boxyard.Queues;

namespace Boxyard.Storage.Queues;

/// <summary>
/// How the limits of live attempts bear on a choice of lanes: those of a submitter that has as many as it may are not
/// chosen, and those of such a group are left out. Costs nothing where there are no such limits.
/// </summary>
internal sealed class RunningChoice(JobLimits limits, IEnumerable<string> queues)
{
    private readonly string[] _groups = LimitRows.GroupsOf(queues, limits.GroupRunning);
    private readonly Dictionary<string, long> _left = new(StringComparer.Ordinal);

    public bool IsOn => limits.SubmitterRunning.IsOn || _groups.Length > 0;

    /// <summary>How many more attempts the limited groups may have.</summary>
    public IReadOnlyDictionary<string, long> GroupsLeft => _left;

    public string LanesSql => limits.SubmitterRunning.IsOn ? "lanes_choose_limited" : "lanes_choose";

    public string RequiredLanesSql =>
        limits.SubmitterRunning.IsOn ? "required_lanes_choose_limited" : "required_lanes_choose";

    /// <summary>For the statement of the groups' sums; of none there are no rows.</summary>
    public RowSet ToGroups() => LimitRows.OfGroups(_groups);

    public void ReadGroup(Row row)
    {
        var group = _groups[row.GetInt32(0)];
        _left[group] = limits.GroupRunning.Of(group)!.Value - row.GetInt64(2);
    }

    public RowSet Limit(RowSet rows) => limits.SubmitterRunning.IsOn ? rows.WithLimits(limits.SubmitterRunning) : rows;

    public Lane Map(Row row) => limits.SubmitterRunning.IsOn
        ? LaneTable.Map(row) with { MaxServed = row.GetInt64(7) }
        : LaneTable.Map(row);

    public RequiredLane MapRequired(Row row) => RequiredLanes.Map(row) is var item && limits.SubmitterRunning.IsOn
        ? item with { Lane = item.Lane with { MaxServed = row.GetInt64(10) } }
        : item;

    /// <summary>Whether the group of the lane's queue may have another attempt.</summary>
    public bool IsOpen(Lane lane) => _left.Count == 0 || _left.GetValueOrDefault(LimitGroup.Of(lane.Queue), 1) > 0;
}
