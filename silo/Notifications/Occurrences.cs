using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Boxyard.Jobs;
using Boxyard.Queues;

namespace Boxyard.Notifications;

/// <summary>Finds in events, and in queues, what may be told.</summary>
internal sealed class Occurrences(IJobStore jobs, IQueueStore queues, ClusterWaits clusterWaits, JobRules rules)
{
    private const int QueuesPerPage = 500;

    public async Task<IReadOnlyList<Occurrence>> FindAsync(JobEvent stored, CancellationToken cancellationToken)
    {
        if (stored.Kind == "testbox_quarantined" && stored.Testbox is { } quarantined)
        {
            return [OfBox(NotificationEvent.BoxQuarantined, stored, quarantined, job: null)];
        }

        if (stored is not { Kind: "state_changed", JobId: { } jobId, Data: { } text })
        {
            return [];
        }

        using var data = JsonDocument.Parse(text);
        var isEnd = IsEndOfJob(stored, data.RootElement);
        var isLost = stored.Testbox is not null && data.RootElement.TryGetProperty("cause", out _);
        if ((!isEnd && !isLost) || await jobs.FindAsync(jobId, cancellationToken) is not { } job)
        {
            return [];
        }

        var found = new List<Occurrence>();
        if (isEnd)
        {
            var state = data.RootElement.GetProperty("to").GetString()!;
            found.Add(await OfJobAsync(stored, job, state, cancellationToken));
        }

        if (isLost)
        {
            found.Add(OfBox(NotificationEvent.BoxLost, stored, stored.Testbox!, job));
        }

        return found;
    }

    /// <summary>
    /// Queues whose oldest job has waited that long, and cluster jobs that have waited so long for their boxes; each
    /// has one cause an hour. Jobs that are held by others wait in no queue.
    /// </summary>
    public async Task<IReadOnlyList<Occurrence>> FindWaitsAsync(
        TimeSpan maxWait, CancellationToken cancellationToken)
    {
        var now = await jobs.GetNowAsync(cancellationToken);
        var found = new List<Occurrence>();
        IReadOnlyList<QueueRecord> page;
        string? after = null;
        do
        {
            page = await queues.ListAsync(after, QueuesPerPage, cancellationToken);
            found.AddRange(page.Where(queue => now - queue.OldestAt > maxWait).Select(queue => OfQueue(queue, now)));
            after = page.Count > 0 ? page[^1].Name : null;
        }
        while (page.Count == QueuesPerPage);

        found.AddRange(await clusterWaits.FindAsync(now, maxWait, cancellationToken));
        return found;
    }

    /// <summary>A job that is repeated goes on; one that waited had no attempt whose end could say so.</summary>
    private static bool IsEndOfJob(JobEvent stored, JsonElement data) =>
        data.TryGetProperty("job", out var job)
            ? job.GetString() != JobState.Queued.Word()
            : stored.Attempt is null
                && data.TryGetProperty("to", out var to) && JobStateName.Parse(to.GetString()!) is { } state
                && state.IsFinal();

    private async Task<Occurrence> OfJobAsync(
        JobEvent stored, JobRecord job, string state, CancellationToken cancellationToken)
    {
        var spec = JsonNode.Parse(await jobs.FindSpecAsync(job.Id, cancellationToken) ?? "{}")!.AsObject();
        return new Occurrence
        {
            Event = NotificationEvent.JobEnded,
            Cause = CauseOf(stored),
            Groups = OccurrenceGroups.Of(job, rules.GroupRule),
            Submitter = job.Submitter,
            JobUrl = spec["notify_url"] is JsonValue url && url.TryGetValue(out string? address) ? address : null,
            At = stored.At,
            Details = new JsonObject
            {
                ["job"] = new JsonObject
                {
                    ["id"] = job.Id,
                    ["state"] = state,
                    ["health"] = job.Health,
                    ["suite"] = job.Suite,
                    ["tbox_group"] = job.Group,
                    ["testbox"] = stored.Testbox ?? job.Testbox,
                    ["queue"] = job.Queue,
                    ["submitter"] = job.Submitter,
                    ["attempt"] = stored.Attempt,
                    ["submitted_at"] = JsonSerializer.SerializeToNode(job.SubmittedAt),
                },
            },
        };
    }

    private Occurrence OfBox(string what, JobEvent stored, string testbox, JobRecord? job)
    {
        var group = TestboxGroup.Of(testbox, rules.GroupRule);
        var details = new JsonObject { ["testbox"] = new JsonObject { ["name"] = testbox, ["tbox_group"] = group } };
        if (stored.Data is not null)
        {
            details["data"] = JsonNode.Parse(stored.Data);
        }

        if (job is not null)
        {
            details["job"] = new JsonObject { ["id"] = job.Id, ["attempt"] = stored.Attempt };
        }

        return new Occurrence
        {
            Event = what,
            Cause = $"{CauseOf(stored)}:box",
            Groups = [group, testbox],
            Submitter = job?.Submitter,
            At = stored.At,
            Details = details,
        };
    }

    private static Occurrence OfQueue(QueueRecord queue, DateTimeOffset now) => new()
    {
        Event = NotificationEvent.QueueWaits,
        Cause = $"queue:{queue.Name}:{HourOf(now)}",
        Groups = [queue.Name.Split('/')[0].Split('.')[0]],
        At = now,
        Details = new JsonObject
        {
            ["queue"] = new JsonObject
            {
                ["name"] = queue.Name,
                ["queued_count"] = queue.QueuedCount,
                ["oldest_at"] = JsonSerializer.SerializeToNode(queue.OldestAt),
            },
        },
    };

    /// <summary>What happens in one hour has one cause.</summary>
    public static string HourOf(DateTimeOffset now) =>
        now.UtcDateTime.ToString("yyyyMMddHH", CultureInfo.InvariantCulture);

    private static string CauseOf(JobEvent stored) => string.Create(CultureInfo.InvariantCulture, $"event:{stored.Id}");
}
