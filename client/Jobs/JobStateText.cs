using System.Text.Json;

namespace Boxyard.Client;

/// <summary>States as the silo and people write them: `timed_out`.</summary>
public static class JobStateText
{
    /// <summary>All that have a word, in the order of a job's life.</summary>
    public static IReadOnlyList<JobState> All { get; } =
        [.. Enum.GetValues<JobState>().Where(state => state != JobState.Unknown)];

    /// <summary>The word of a state.</summary>
    public static string Of(JobState state) => JsonNamingPolicy.SnakeCaseLower.ConvertName(state.ToString());

    /// <summary>The state of a word; false when there is no such state.</summary>
    public static bool TryParse(string text, out JobState state)
    {
        foreach (var candidate in All)
        {
            if (Of(candidate) == text)
            {
                state = candidate;
                return true;
            }
        }

        state = default;
        return false;
    }
}
