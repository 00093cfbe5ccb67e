namespace Boxyard.Retention;

/// <summary>One setting, with the place up to which nothing is left for it to remove.</summary>
internal sealed class RetentionRule
{
    /// <summary>
    /// A job that is not over so long after it could have been holds the place back no longer: it is one for a full
    /// look, or each look would go through all that came after it.
    /// </summary>
    private static readonly TimeSpan MaxBehind = TimeSpan.FromDays(1);

    public required RetentionTrigger Trigger { get; init; }

    /// <summary>What goes by this rule alone.</summary>
    public RetentionLimits Limits { get; init; } = new();

    /// <summary>The youngest age at which it removes anything.</summary>
    public required TimeSpan MinTime { get; init; }

    public bool TakesJobs { get; init; }

    public bool TakesLogs { get; init; }

    public bool TakesArtifacts { get; init; }

    /// <summary>The last job up to which nothing is left for it.</summary>
    public long DoneTo { get; set; }

    /// <summary>The rules of these settings; none when everything is kept.</summary>
    public static IReadOnlyList<RetentionRule> ListOf(RetentionOptions options)
    {
        var rules = new List<RetentionRule>();
        if (options.KeepJobs is { } keepJobs)
        {
            rules.Add(OfAge(keepJobs, new RetentionLimits { Jobs = keepJobs }));
        }

        if (options.MaxJobs is not null)
        {
            rules.Add(new RetentionRule
            {
                Trigger = RetentionTrigger.Count, MinTime = RetentionLimits.MinJobTime, TakesJobs = true,
            });
        }

        if (options.KeepLogs is { } keepLogs)
        {
            rules.Add(OfAge(keepLogs, new RetentionLimits { Logs = keepLogs }));
        }

        if (options.KeepArtifacts is { } keepArtifacts)
        {
            rules.Add(OfAge(keepArtifacts, new RetentionLimits { Artifacts = keepArtifacts }));
        }

        if (options.KeepFreeBytes > 0)
        {
            rules.Add(new RetentionRule
            {
                Trigger = RetentionTrigger.Space, MinTime = RetentionLimits.MinFileTime, TakesLogs = true,
                TakesArtifacts = true,
            });
        }

        return rules;
    }

    /// <summary>Whether nothing is left of the job for this rule, or not before a full look.</summary>
    public bool IsDone(OldJob job, JobRemoval? removal, DateTimeOffset now) =>
        job.IsKept
        || removal?.IsWhole == true
        || (!TakesJobs
            && job.FinishedAt is not null
            && (!TakesLogs || !job.HasLogs || removal?.Logs == true)
            && (!TakesArtifacts || !job.HasArtifacts || removal?.Artifacts == true))
        || now - job.SubmittedAt > MinTime + MaxBehind;

    private static RetentionRule OfAge(TimeSpan time, RetentionLimits limits) => new()
    {
        Trigger = RetentionTrigger.Age,
        Limits = limits,
        MinTime = time,
        TakesJobs = limits.Jobs is not null,
        TakesLogs = limits.Logs is not null,
        TakesArtifacts = limits.Artifacts is not null,
    };
}
