using Boxyard.Client;

namespace Boxyard.Dashboard.Jobs;

/// <summary>How a state is shown: a word, a symbol and a tone, so that no one of them is needed to tell it.</summary>
internal static class StateLook
{
    public static string Word(JobState state) => JobStateText.Of(state).Replace('_', ' ');

    public static string Symbol(JobState state) => state switch
    {
        JobState.Unknown => "·",
        JobState.Queued => "◷",
        JobState.Offered => "➜",
        JobState.Running => "▶",
        JobState.PostRun => "⇪",
        JobState.Succeeded => "✓",
        JobState.Failed => "✗",
        JobState.Cancelled => "⊘",
        JobState.TimedOut => "◔",
        JobState.Crashed => "☠",
        JobState.Abnormal => "↯",
        JobState.Lost => "?",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>The class of the style sheet that gives the colour.</summary>
    public static string Tone(JobState state) => state switch
    {
        JobState.Unknown => "odd",
        JobState.Queued => "wait",
        JobState.Offered or JobState.Running or JobState.PostRun => "live",
        JobState.Succeeded => "good",
        JobState.Failed or JobState.TimedOut or JobState.Crashed or JobState.Abnormal => "bad",
        JobState.Cancelled => "idle",
        JobState.Lost => "odd",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
