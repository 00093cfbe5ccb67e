namespace Boxyard.Queues;

/// <summary>How many more attempts submitters and groups may have while a plan is made.</summary>
internal sealed class AttemptsLeft(IReadOnlyDictionary<string, long>? groups)
{
    private readonly Dictionary<string, long> _submitters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _groups = new(groups ?? new Dictionary<string, long>());

    /// <summary>A lane was passed over that was open when the plan began.</summary>
    public bool IsCut { get; private set; }

    public bool Has(Lane lane)
    {
        var isOfSubmitter = _submitters.GetValueOrDefault(lane.Submitter, lane.MaxServed) > 0;
        var isOfGroup = _groups.Count == 0 || _groups.GetValueOrDefault(LimitGroup.Of(lane.Queue), long.MaxValue) > 0;
        IsCut |= !(isOfSubmitter && isOfGroup);
        return isOfSubmitter && isOfGroup;
    }

    public void Take(Lane lane)
    {
        if (lane.MaxServed < long.MaxValue)
        {
            _submitters[lane.Submitter] = _submitters.GetValueOrDefault(lane.Submitter, lane.MaxServed) - 1;
        }

        var group = LimitGroup.Of(lane.Queue);
        if (_groups.TryGetValue(group, out var left))
        {
            _groups[group] = left - 1;
        }
    }
}
