using System.Text.Json;
using System.Text.Json.Nodes;
using Boxyard.Builds;
using Boxyard.Jobs;
using Boxyard.Results;

namespace Boxyard.Profiles;

/// <summary>Reads what the jobs of a profile have measured, from the files that their boxes uploaded.</summary>
internal sealed class ProfileFiles(IBuildStore builds, ResultReads results)
{
    private const string FileName = "profile.json";
    private const int MaxBytes = 1 << 20;

    /// <summary>A JSON list, an object for each target in order; null when nothing was measured.</summary>
    public async Task<string?> ReadAsync(BuildRecord build, CancellationToken cancellationToken)
    {
        var measured = new JsonArray();
        foreach (var job in await builds.ListJobsAsync(build, cancellationToken))
        {
            if (job is { Role: BuildJobRole.Profile, AttemptCount: > 0 }
                && await ReadAsync(job, cancellationToken) is { } profile)
            {
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
            return null;
        }

        try
        {
            var profile = await JsonNode.ParseAsync(content, cancellationToken: cancellationToken) as JsonObject;
            if (profile is not null)
            {
                profile["job_id"] = job.JobId;
                profile["attempt"] = job.AttemptCount;
            }

            return profile;
        }
        catch (JsonException)
        {
            // A box may upload anything; what is no profile is left out.
            return null;
        }
    }
}
