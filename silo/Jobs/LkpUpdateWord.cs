namespace Boxyard.Jobs;

/// <summary>
/// What a word of an old job update means here. The old scheduler looks every value up among readiness, stage and
/// health, whatever its parameter is called.
/// </summary>
internal sealed record LkpUpdateWord(string? JobState, bool Ends)
{
    /// <summary>Null for a word that the old scheduler does not know either.</summary>
    public static LkpUpdateWord? Find(string word) => word switch
    {
        "complete" or "uploaded" or "finish" => new LkpUpdateWord(null, Ends: true),
        "incomplete" => new LkpUpdateWord("incomplete", Ends: true),
        "running" or "post_run" => new LkpUpdateWord(word, Ends: false),
        "N/A" or "uploading" or "norun" or "submit" or "dispatch" or "boot" or "setup" or "wait_peer"
            or "manual_check" or "renew" or "unknown" => new LkpUpdateWord(null, Ends: false),
        "success" => new LkpUpdateWord("finished", Ends: false),
        "fail" => new LkpUpdateWord("failed", Ends: false),
        "oom" => new LkpUpdateWord("OOM", Ends: false),
        "cancel" or "abort" or "abort_invalid" or "abort_wait" or "abort_provider" or "terminate"
            or "microcode_mismatch" or "kernel_panic" or "timeout_dispatch" or "timeout_boot" or "timeout_setup"
            or "timeout_wait_peer" or "timeout_running" or "timeout_post_run" or "timeout_manual_check"
            or "timeout_renew" => new LkpUpdateWord(word, Ends: false),
        _ => AttemptVerdict.Find(word) is null ? null : new LkpUpdateWord(word, Ends: false),
    };
}
