using System.Text.Json;

namespace Boxyard.Jobs;

/// <summary>What the states of jobs and attempts have in common.</summary>
public static class JobStateExtensions
{
    /// <summary>A box holds the attempt.</summary>
    public static bool IsLive(this JobState state) => state is JobState.Offered or JobState.Running or JobState.PostRun;

    /// <summary>The attempt is over.</summary>
    public static bool IsFinal(this JobState state) => state != JobState.Queued && !state.IsLive();

    /// <summary>As events and people name it: `post_run`.</summary>
    public static string Word(this JobState state) => JsonNamingPolicy.SnakeCaseLower.ConvertName(state.ToString());
}
