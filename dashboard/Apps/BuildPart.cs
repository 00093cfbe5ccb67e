using Boxyard.Client;

namespace Boxyard.Dashboard.Apps;

/// <summary>A job of a build, by what it does.</summary>
public sealed record BuildPart(string Label, AppBuildJob Job)
{
    /// <summary>Null for a job that was removed.</summary>
    public JobState? State => JobStateText.TryParse(Job.State, out var state) ? state : null;

    public bool IsLive => State is JobState.Queued or JobState.Offered or JobState.Running or JobState.PostRun;

    /// <summary>In the order of the steps.</summary>
    public static IReadOnlyList<BuildPart> Of(AppBuild build) =>
    [
        .. build.Architectures.Select(image => new BuildPart(image.Key, image.Value)),
        .. build.Jobs.Select(job =>
            new BuildPart(job.Role == "manifest" ? "joined image" : $"target {job.Label}", job)),
    ];

    /// <summary>
    /// Whose log is worth the most: what runs, while the build does; null for all of them, one after another.
    /// </summary>
    public static BuildPart? Choose(AppBuild build, IReadOnlyList<BuildPart> parts) => build.Result is not null
        ? null
        : parts.FirstOrDefault(part => part.IsLive && part.State != JobState.Queued)
            ?? parts.LastOrDefault(part => !part.IsLive) ?? parts.FirstOrDefault(part => part.IsLive);
}
