namespace Boxyard.Dashboard.Metrics;

/// <summary>
/// Finds where a series changed its level: a value beyond the noise of the ones before it, and the next one too, on the
/// same side. What comes after a change is compared with the new level only.
/// </summary>
internal static class SeriesChanges
{
    private const int MinBefore = 4;
    private const int MaxBefore = 15;

    /// <summary>From the oldest value to the newest: the places at which a new level begins.</summary>
    public static IReadOnlyList<int> Find(IReadOnlyList<double> values)
    {
        List<int> changes = [];
        var levelBegan = 0;
        // The last value is left open: one value alone may be chance.
        for (var place = MinBefore; place < values.Count - 1; place++)
        {
            if (place - levelBegan < MinBefore)
            {
                continue;
            }

            var first = Math.Max(levelBegan, place - MaxBefore);
            var before = Spread.Of(values.Skip(first).Take(place - first))!;
            var band = Comparison.Band(before);
            var (now, next) = (values[place] - before.Median, values[place + 1] - before.Median);
            if (Math.Abs(now) > band && Math.Abs(next) > band && Math.Sign(now) == Math.Sign(next))
            {
                changes.Add(place);
                levelBegan = place;
            }
        }

        return changes;
    }
}
