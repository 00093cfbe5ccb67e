using Boxyard.Jobs;

namespace Boxyard.Builds;

/// <summary>
/// The life of a build: images, one for each architecture; the manifest, unless nothing is pushed; the targets, if it
/// is a profile. It fails with the first of its steps that has a job which did not succeed.
/// </summary>
public static class BuildRules
{
    /// <summary>The first step; `isBuilt` when the images of a profile are in the registry already.</summary>
    public static BuildMove Begin(BuildPlan plan, bool isBuilt) => isBuilt ? Profile(plan) : new BuildMove
    {
        State = BuildState.Building,
        Jobs = [.. plan.Source.Architectures.Distinct().Select(
            architecture => new BuildJobPlan(BuildJobRole.Image, architecture))],
    };

    /// <summary>
    /// What comes after a step; null while its jobs are not over, before the first step, and after the end.
    /// </summary>
    public static BuildMove? Next(BuildRecord build, BuildPlan plan, IReadOnlyCollection<BuildJobRecord> jobs)
    {
        if (build.State is BuildState.Starting or BuildState.Finished)
        {
            return null;
        }

        if (jobs.Any(job => !job.IsOver))
        {
            return null;
        }

        if (jobs.FirstOrDefault(job => job.State != JobState.Succeeded) is { } failed)
        {
            return BuildMove.End(BuildResult.Failure, Describe(failed));
        }

        return build.State switch
        {
            BuildState.Building when plan.Push => new BuildMove
            {
                State = BuildState.Joining,
                Jobs = [new BuildJobPlan(BuildJobRole.Manifest, "")],
            },
            BuildState.Building or BuildState.Joining when build.Kind == BuildKind.Profile => Profile(plan),
            BuildState.Building or BuildState.Joining or BuildState.Profiling => BuildMove.End(BuildResult.Success),
            BuildState.Starting or BuildState.Finished => null,
            _ => throw new ArgumentOutOfRangeException(nameof(build), build.State, "Not a state of a build."),
        };
    }

    private static BuildMove Profile(BuildPlan plan) => new()
    {
        State = BuildState.Profiling,
        Jobs = [.. plan.Targets.Select((_, index) => new BuildJobPlan(BuildJobRole.Profile, $"{index}"))],
    };

    private static string Describe(BuildJobRecord job) => job.State is null
        ? $"Job {job.JobId} was removed before the build was over."
        : $"Job {job.JobId} ended {job.State}.";
}
