using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Boxyard.Builds;
using Boxyard.Jobs;
using Boxyard.Results;

namespace Boxyard.Profiles;

/// <summary>
/// Reads what the jobs of a profile have measured, from the files that their boxes uploaded. A box may upload anything:
/// what is taken is measures, and which target they are of is what we have asked for.
/// </summary>
internal sealed partial class ProfileFiles(IBuildStore builds, ResultReads results, ILogger<ProfileFiles> logger)
{
    private const string FileName = "profile.json";
    private const int MaxBytes = 1 << 20;

    /// <summary>A JSON list, an object for each target in order; null when nothing was measured.</summary>
    public async Task<string?> ReadAsync(BuildRecord build, CancellationToken cancellationToken)
    {
        var targets = BuildPlan.Read(build.Plan).Targets;
        var measured = new JsonArray();
        foreach (var job in await builds.ListJobsAsync(build, cancellationToken))
        {
            if (job is { Role: BuildJobRole.Profile, AttemptCount: > 0 }
                && await ReadAsync(job, cancellationToken) is { } profile)
            {
                var target = int.Parse(job.Label, CultureInfo.InvariantCulture);
                profile["target"] = target;
                profile["arguments"] = new JsonArray(
                    [.. targets[target].Arguments.Select(word => (JsonNode?)JsonValue.Create(word))]);
                profile["job_id"] = job.JobId;
                profile["attempt"] = job.AttemptCount;
                measured.Add(profile);
            }
        }

        return measured.Count > 0 ? measured.ToJsonString() : null;
    }

    private async Task<JsonObject?> ReadAsync(BuildJobRecord job, CancellationToken cancellationToken)
    {
        var shownId = new ShownId(job.JobId, job.AttemptCount);
        if (await results.FindArtifactAsync(shownId, FileName, cancellationToken) is not { } found)
        {
            return null;
        }

        await using var content = found.Content;
        if (found.Record.Size > MaxBytes)
        {
            LogLeftOut(logger, job.JobId, $"it is longer than {MaxBytes} bytes", null);
            return null;
        }

        try
        {
            return await ProfileMeasures.ReadAsync(content, cancellationToken);
        }
        catch (JsonException unreadable)
        {
            LogLeftOut(logger, job.JobId, "it is no profile", unreadable);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The file profile.json of job {JobId} is left out: {Reason}")]
    private static partial void LogLeftOut(ILogger logger, long jobId, string reason, Exception? failure);
}
