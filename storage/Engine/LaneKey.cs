namespace Boxyard.Storage;

/// <summary>The jobs of one submitter with one priority in one queue.</summary>
internal readonly record struct LaneKey(string Queue, int Priority, string Submitter)
{
    /// <summary>The order in which rows of lanes are changed, the same in every batch of every silo.</summary>
    public static readonly IComparer<LaneKey> Order = Comparer<LaneKey>.Create(Compare);

    private static int Compare(LaneKey x, LaneKey y)
    {
        var order = string.CompareOrdinal(x.Queue, y.Queue);
        order = order != 0 ? order : x.Priority.CompareTo(y.Priority);
        return order != 0 ? order : string.CompareOrdinal(x.Submitter, y.Submitter);
    }
}
