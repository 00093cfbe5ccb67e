using Boxyard.Client;

namespace Boxyard.Dashboard.Apps;

/// <summary>A target's run as a line in both charts.</summary>
/// <param name="Title">Whose it is.</param>
/// <param name="Samples">In the order of time, as many as a chart can show.</param>
public sealed record ProfileLine(string Title, IReadOnlyList<ProfileSample> Samples)
{
    private const int MaxPoints = 300;

    /// <summary>Of a long run each point is the highest of its stretch: a peak is never lost.</summary>
    public static ProfileLine Of(string title, IReadOnlyList<ProfileSample> series)
    {
        var length = Math.Max(1, (series.Count + MaxPoints - 1) / MaxPoints);
        return new ProfileLine(title, length == 1 ? series : [.. series.Chunk(length).Select(Highest)]);
    }

    private static ProfileSample Highest(ProfileSample[] stretch) => new()
    {
        At = stretch[0].At,
        CpuPercent = stretch.Max(sample => sample.CpuPercent),
        MemoryBytes = stretch.Max(sample => sample.MemoryBytes),
    };
}
