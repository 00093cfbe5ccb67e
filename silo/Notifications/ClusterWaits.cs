using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Boxyard.Clusters;
using Boxyard.Jobs;

namespace Boxyard.Notifications;

/// <summary>Finds cluster jobs that have waited for their boxes for too long.</summary>
internal sealed class ClusterWaits(IClusterStore clusters, IJobStore jobs, JobRules rules)
{
    private const int PageSize = 200;

    /// <summary>Those that wait longest are told of; behind them are more of the same.</summary>
    private const int MaxCount = 1_000;

    public async Task<IReadOnlyList<Occurrence>> FindAsync(
        DateTimeOffset now, TimeSpan maxWait, CancellationToken cancellationToken)
    {
        var found = new List<Occurrence>();
        IReadOnlyList<LongWait> page;
        LongWait? after = null;
        do
        {
            page = await clusters.ListLongWaitsAsync(now - maxWait, after, PageSize, cancellationToken);
            foreach (var wait in page)
            {
                if (await FindOneAsync(wait, now, cancellationToken) is { } occurrence)
                {
                    found.Add(occurrence);
                }

                after = wait;
            }
        }
        while (page.Count == PageSize && found.Count < MaxCount);

        return found;
    }

    /// <summary>Null when it does not wait any more.</summary>
    private async Task<Occurrence?> FindOneAsync(
        LongWait wait, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var parts = new List<JobRecord>();
        foreach (var jobId in await clusters.ListJobsAsync(wait.ClusterId, cancellationToken))
        {
            if (await jobs.FindAsync(jobId, cancellationToken) is { State: JobState.Queued } part)
            {
                parts.Add(part);
            }
        }

        return parts.Count > 0 ? Of(parts, wait, now) : null;
    }

    private Occurrence Of(List<JobRecord> parts, LongWait wait, DateTimeOffset now) => new()
    {
        Event = NotificationEvent.JobWaits,
        Cause = string.Create(CultureInfo.InvariantCulture, $"cluster:{wait.ClusterId}:{Occurrences.HourOf(now)}"),
        Groups = [.. parts.SelectMany(part => OccurrenceGroups.Of(part, rules.GroupRule)).Distinct()],
        Submitter = parts[0].Submitter,
        At = now,
        Details = new JsonObject
        {
            ["job"] = new JsonObject
            {
                ["id"] = wait.ClusterId,
                ["state"] = JobState.Queued.Word(),
                ["suite"] = parts[0].Suite,
                ["submitter"] = parts[0].Submitter,
                ["submitted_at"] = JsonSerializer.SerializeToNode(parts[0].SubmittedAt),
                ["waits_since"] = JsonSerializer.SerializeToNode(wait.Since),
                ["cluster_jobs"] = new JsonArray([.. parts.Select(part => (JsonNode)part.Id)]),
                ["testboxes"] = new JsonArray([.. parts.Select(part => (JsonNode)part.Testbox)]),
            },
        },
    };
}
