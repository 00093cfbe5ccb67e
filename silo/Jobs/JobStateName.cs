using System.Text.Json;

namespace Boxyard.Jobs;

/// <summary>The names of job states in our API: `queued`, `post_run`, `timed_out` and so on.</summary>
internal static class JobStateName
{
    private static readonly Dictionary<string, JobState> ByName =
        Enum.GetValues<JobState>().ToDictionary(Of, StringComparer.Ordinal);

    public static IEnumerable<string> All => ByName.Keys;

    public static string Of(JobState state) => JsonNamingPolicy.SnakeCaseLower.ConvertName(state.ToString());

    public static JobState? Parse(string name) => ByName.TryGetValue(name, out var state) ? state : null;
}
