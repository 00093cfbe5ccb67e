using Boxyard.Client;

namespace Boxyard.Dashboard.Testboxes;

/// <summary>How the last runs of a box ended.</summary>
public sealed record SiblingRow(string Name, long RunCount, long BadCount, long LostCount)
{
    /// <summary>Cancelled runs say nothing of a box.</summary>
    public static SiblingRow Of(TestboxEnds box)
    {
        var told = box.Ends.Where(end => end.Key != JobState.Cancelled).ToDictionary();
        return new SiblingRow(
            box.Name,
            told.Values.Sum(),
            told.Where(end => end.Key != JobState.Succeeded).Sum(end => end.Value),
            told.GetValueOrDefault(JobState.Lost));
    }
}
