using System.Globalization;

namespace Boxyard.Jobs;

/// <summary>The words by which the old scheduler knows what we store.</summary>
internal static class LkpWords
{
    public static string StageOf(JobState state) => state switch
    {
        JobState.Queued => "submit",
        JobState.Offered => "boot",
        JobState.Running => "running",
        JobState.PostRun => "post_run",
        JobState.Cancelled => "cancel",
        JobState.Succeeded or JobState.Failed or JobState.TimedOut or JobState.Crashed or JobState.Abnormal
            or JobState.Lost => "finish",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state."),
    };

    /// <summary>The `job_state`: every job that is over is `complete`.</summary>
    public static string StateOf(JobState state) => state.IsFinal() ? "complete" : StageOf(state);

    /// <summary>The `job_health` of a job with the health text that its newest attempt has.</summary>
    public static string HealthOf(JobState state, string? health) => state switch
    {
        JobState.Succeeded => health is null or "finished" ? "success" : health,
        JobState.Failed => health ?? "fail",
        JobState.Cancelled => "cancel",
        JobState.TimedOut => health ?? "timeout",
        JobState.Crashed => health ?? "crash",
        JobState.Abnormal => health ?? "abnormal",
        JobState.Lost => health ?? "lost",
        JobState.Queued or JobState.Offered or JobState.Running or JobState.PostRun => health ?? "unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state."),
    };

    /// <summary>The `job_data_readiness`: whether the results can be read.</summary>
    public static string ReadinessOf(JobRecord job) => job switch
    {
        { State: JobState.PostRun } => "uploading",
        { ExtractedAt: not null } when job.State.IsFinal() => "complete",
        { State: JobState.Cancelled, AttemptCount: 0 } => "norun",
        _ => job.State.IsFinal() ? "uploaded" : "N/A",
    };

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
