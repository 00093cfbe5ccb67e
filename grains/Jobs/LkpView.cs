namespace Boxyard.Jobs;

/// <summary>
/// A job as LKP's clients name its state: stage, health and readiness of its data, each a word with a number that
/// orders it. Source of words and numbers: the old scheduler of 2025 (generation G3).
/// </summary>
public sealed record LkpView
{
    /// <summary>The data of the job is all there: the default of who waits for a job.</summary>
    public const int ReadinessComplete = 3;

    private const int ReadinessIncomplete = 4;

    private static readonly Dictionary<string, int> StageNumbers = new(StringComparer.Ordinal)
    {
        ["submit"] = 0, ["dispatch"] = 1, ["boot"] = 2, ["setup"] = 3, ["wait_peer"] = 4, ["running"] = 5,
        ["post_run"] = 6, ["manual_check"] = 7, ["renew"] = 8, ["finish"] = 9, ["cancel"] = 10, ["abort_invalid"] = 11,
        ["abort_wait"] = 12, ["abort_provider"] = 13,
    };

    private static readonly Dictionary<string, int> ReadinessNumbers = new(StringComparer.Ordinal)
    {
        ["N/A"] = 0, ["uploading"] = 1, ["uploaded"] = 2, ["complete"] = ReadinessComplete,
        ["incomplete"] = ReadinessIncomplete, ["norun"] = 5,
    };

    private static readonly HashSet<string> MildHealths = new(StringComparer.Ordinal) { "unknown", "success", "fail" };

    public required string Stage { get; init; }

    public required string Health { get; init; }

    public required string Readiness { get; init; }

    /// <summary>Nothing of it will change any more.</summary>
    public required bool IsSettled { get; init; }

    /// <summary>Whoever wants to fail fast need not wait for it: no data will come, or its health is a fault.</summary>
    public bool IsBroken =>
        ReadinessNumbers[Readiness] >= ReadinessIncomplete || (IsSettled && !MildHealths.Contains(Health));

    public static LkpView Of(JobRecord job) => new()
    {
        Stage = job.Health == JobHealth.AbortWait ? JobHealth.AbortWait : StageOf(job.State),
        Health = HealthOf(job),
        Readiness = ReadinessOf(job),
        IsSettled = job.State.IsFinal() && (job.AttemptCount == 0 || job.ExtractedAt is not null),
    };

    /// <summary>The number of a stage; null for a word that is none.</summary>
    public static int? FindStage(string word) => StageNumbers.TryGetValue(word, out var number) ? number : null;

    /// <summary>The number of a readiness; null for a word that is none.</summary>
    public static int? FindReadiness(string word) => ReadinessNumbers.TryGetValue(word, out var number) ? number : null;

    /// <summary>The stage of a state.</summary>
    public static string StageOf(JobState state) => state switch
    {
        JobState.Queued => "submit",
        JobState.Offered => "boot",
        JobState.Running => "running",
        JobState.PostRun => "post_run",
        JobState.Cancelled => "cancel",
        JobState.Succeeded or JobState.Failed or JobState.TimedOut or JobState.Crashed or JobState.Abnormal
            or JobState.Lost => "finish",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state of a job."),
    };

    /// <summary>The word that a box said with its verdict, or the old scheduler's for the way it ended.</summary>
    private static string HealthOf(JobRecord job) => job.State switch
    {
        JobState.Succeeded => "success",
        JobState.Failed => job.Health is "OOM" ? "oom" : job.Health is "disturbed" ? "disturbed" : "fail",
        JobState.Cancelled => job.Health == JobHealth.AbortWait ? JobHealth.AbortWait : "cancel",
        JobState.TimedOut => job.Health is "soft_timeout" ? "soft_timeout" : "timeout_running",
        JobState.Crashed => "kernel_panic",
        JobState.Abnormal => "abort",
        JobState.Lost => AttemptVerdict.Find(job.Health) == JobState.Lost ? job.Health! : "timeout_boot",
        JobState.Queued or JobState.Offered or JobState.Running or JobState.PostRun => "unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(job), job.State, "Not a state of a job."),
    };

    private static string ReadinessOf(JobRecord job) => job switch
    {
        { State: JobState.PostRun } => "uploading",
        { State: JobState.Queued or JobState.Offered or JobState.Running } => "N/A",
        { AttemptCount: 0 } => "norun",
        { ExtractedAt: null } => "uploaded",
        { State: JobState.Lost } => "incomplete",
        _ => "complete",
    };
}
