using Boxyard.Jobs;

namespace Boxyard.Notifications;

/// <summary>The groups of jobs, as targets name them.</summary>
internal static class OccurrenceGroups
{
    /// <summary>
    /// The job's own group. The group of a part of a cluster job, or of another job for one box, is that box's name:
    /// then also the group that follows from the name.
    /// </summary>
    public static IReadOnlyList<string> Of(JobRecord job, GroupRule rule) =>
        job.Group == job.Testbox && TestboxGroup.Of(job.Group, rule) is var group && group != job.Group
            ? [job.Group, group]
            : [job.Group];
}
