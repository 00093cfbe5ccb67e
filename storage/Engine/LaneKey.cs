namespace Boxyard.Storage;

/// <summary>The jobs of one submitter with one priority and one requirement (0: none) in one queue.</summary>
internal readonly record struct LaneKey(string Queue, int Priority, string Submitter, long RequirementId = 0)
{
    /// <summary>The order in which rows of lanes are changed, the same in every batch of every silo.</summary>
    public static readonly IComparer<LaneKey> Order = Comparer<LaneKey>.Create(Compare);

    /// <summary>The lane whose row has what fair share counts, of jobs with any requirement.</summary>
    public LaneKey Share => this with { RequirementId = 0 };

    private static int Compare(LaneKey x, LaneKey y)
    {
        var order = string.CompareOrdinal(x.Queue, y.Queue);
        order = order != 0 ? order : x.Priority.CompareTo(y.Priority);
        order = order != 0 ? order : string.CompareOrdinal(x.Submitter, y.Submitter);
        return order != 0 ? order : x.RequirementId.CompareTo(y.RequirementId);
    }
}
