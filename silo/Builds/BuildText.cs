using System.Text.Json.Nodes;
using Boxyard.Jobs;

namespace Boxyard.Builds;

/// <summary>A build in the words of Jenkins, which old clients read, and with what is ours beside.</summary>
internal static class BuildText
{
    public static string Of(BuildResult result) => result switch
    {
        BuildResult.Success => "SUCCESS",
        BuildResult.Failure => "FAILURE",
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, "Not a result."),
    };

    /// <summary>`root` is where builds are served: `http://host:3000/ecr`.</summary>
    public static JsonObject Write(BuildRecord build, IReadOnlyList<BuildJobRecord> jobs, string root)
    {
        var architectures = new JsonObject(jobs.Where(job => job.Role == BuildJobRole.Image)
            .Select(job => KeyValuePair.Create(job.Label, (JsonNode?)WriteJob(job))));
        var others = jobs.Where(job => job.Role != BuildJobRole.Image).Select(job =>
        {
            var text = WriteJob(job);
            text["role"] = Of(job.Role);
            text["label"] = job.Label;
            return (JsonNode?)text;
        });
        return new JsonObject
        {
            ["architectures"] = architectures,
            ["building"] = build.Result is null,
            ["description"] = null,
            ["displayName"] = build.Version,
            // As of Jenkins: 0 while it runs.
            ["duration"] = build.FinishedAt is { } end ? (long)(end - build.StartedAt).TotalMilliseconds : 0,
            ["fullDisplayName"] = $"{build.Namespace}/{build.Name} {build.Version}",
            ["id"] = $"{build.Number}",
            ["jobs"] = new JsonArray([.. others]),
            ["kind"] = Of(build.Kind),
            ["number"] = build.Number,
            ["problem"] = build.Problem,
            ["queueId"] = build.Number,
            ["result"] = build.Result is { } result ? Of(result) : null,
            ["state"] = Of(build.State),
            ["timestamp"] = build.StartedAt.ToUnixTimeMilliseconds(),
            ["url"] = AddressOf(build, root),
        };
    }

    /// <summary>`.../consoleText` behind it is the log.</summary>
    public static string AddressOf(BuildRecord build, string root) =>
        $"{root}/builds/{build.Namespace}/{build.Name}/{Uri.EscapeDataString(build.Version)}/{build.Number}/";

    private static JsonObject WriteJob(BuildJobRecord job) => new()
    {
        ["job_id"] = job.JobId,
        ["state"] = job.State is { } state ? JobStateName.Of(state) : "removed",
    };

    private static string Of(BuildKind kind) => kind switch
    {
        BuildKind.Build => "build",
        BuildKind.Profile => "profile",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of build."),
    };

    private static string Of(BuildJobRole role) => role switch
    {
        BuildJobRole.Image => "image",
        BuildJobRole.Manifest => "manifest",
        BuildJobRole.Profile => "profile",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Not a role of a job."),
    };

    private static string Of(BuildState state) => state switch
    {
        BuildState.Starting => "starting",
        BuildState.Building => "building",
        BuildState.Joining => "joining",
        BuildState.Profiling => "profiling",
        BuildState.Finished => "finished",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state of a build."),
    };
}
