using System.Globalization;

namespace Boxyard.Jobs;

/// <summary>The words by which the old scheduler knows what we store, beside those of <see cref="LkpView"/>.</summary>
internal static class LkpWords
{
    /// <summary>The `job_state`: every job that is over is `complete`.</summary>
    public static string StateOf(JobState state) => state.IsFinal() ? "complete" : LkpView.StageOf(state);

    /// <summary>An instant as the old scheduler writes it: `2022-12-01T10:00:00+0800`.</summary>
    public static string InstantOf(DateTimeOffset at, TimeProvider clock)
    {
        var text = InstantOfV1(at, clock);
        return text.Remove(text.LastIndexOf(':'), 1);
    }

    /// <summary>As its last generation writes it: `2025-10-02T10:00:00+08:00`.</summary>
    public static string InstantOfV1(DateTimeOffset at, TimeProvider clock) =>
        TimeZoneInfo.ConvertTime(at, clock.LocalTimeZone)
            .ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}
