namespace Boxyard.Retention;

/// <summary>What the operator keeps; null means for ever.</summary>
public sealed record RetentionLimits
{
    /// <summary>For so long a job stays after its end, whatever else: its events are told of.</summary>
    public static readonly TimeSpan MinJobTime = TimeSpan.FromDays(1);

    /// <summary>For so long files stay after their job's end, also when the disk is short.</summary>
    public static readonly TimeSpan MinFileTime = TimeSpan.FromHours(1);

    public TimeSpan? Jobs { get; init; }

    public TimeSpan? Logs { get; init; }

    public TimeSpan? Artifacts { get; init; }

    /// <summary>What goes of a job now.</summary>
    /// <param name="job">As it is stored.</param>
    /// <param name="now">The database's clock.</param>
    /// <param name="isExcess">More ended jobs are there than are kept by number, and this is of the oldest.</param>
    /// <param name="isSpaceWanted">The disk has less free than is to be kept free.</param>
    /// <returns>Without roots; null when nothing goes.</returns>
    public JobRemoval? Judge(OldJob job, DateTimeOffset now, bool isExcess, bool isSpaceWanted)
    {
        if (job.IsKept || job.FinishedAt is not { } finishedAt)
        {
            return null;
        }

        var age = now - finishedAt;
        if (IsOver(age, Jobs, isExcess, MinJobTime))
        {
            return new JobRemoval { JobId = job.Id, IsWhole = true, Logs = true, Artifacts = true, Roots = [] };
        }

        var logs = job.HasLogs && IsOver(age, Logs, isSpaceWanted, MinFileTime);
        var artifacts = job.HasArtifacts && IsOver(age, Artifacts, isSpaceWanted, MinFileTime);
        return logs || artifacts
            ? new JobRemoval { JobId = job.Id, Logs = logs, Artifacts = artifacts, Roots = [] }
            : null;
    }

    private static bool IsOver(TimeSpan age, TimeSpan? keep, bool isForced, TimeSpan minimum) =>
        (keep is not null && age > keep) || (isForced && age > minimum);
}
