namespace Boxyard.Jobs;

/// <summary>The LKP `job_state` words that judge an attempt.</summary>
public static class AttemptVerdict
{
    /// <summary>The final state that a word stands for; null for a word that is no verdict.</summary>
    public static JobState? Find(string? word) => word switch
    {
        "finished" => JobState.Succeeded,
        "failed" or "incomplete" or "OOM" or "disturbed" => JobState.Failed,
        "soft_timeout" => JobState.TimedOut,
        "wget_kernel_fail" or "wget_initrd_fail" or "initrd_broken" or "load_disk_fail" or "error_mount"
            or "mount_fs_failed" or "kexec_fail" or "nfs_hang" => JobState.Lost,
        _ => null,
    };
}
