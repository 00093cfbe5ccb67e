using Boxyard.Queues;

namespace Boxyard.Storage.Queues;

/// <summary>The rows of `queue_lanes`, and the jobs taken from them.</summary>
internal static class LaneTable
{
    public static Lane Map(Row row) => new()
    {
        Queue = row.GetText(0),
        Priority = row.GetInt32(1),
        Submitter = row.GetText(2),
        QueuedCount = row.GetInt64(3),
        LiveCount = row.GetInt64(4),
        Weight = row.GetDouble(5),
        ServedSeq = row.GetInt64(6),
    };

    /// <summary>For each queue as many lanes as there are claims that name it.</summary>
    public static RowSet ToChoice(KeyValuePair<string, int>[] queues) =>
        new Rows<KeyValuePair<string, int>>(queues).Text("queue", queue => queue.Key).Bigint("count", queue => queue.Value);

    /// <summary>Takes the oldest jobs of each grant's lane: their ids in ascending order, at most as many as it has claims.</summary>
    public static async Task<List<long>[]> TakeAsync(IReadOnlyList<LaneGrant> grants, Batch batch, CancellationToken cancellationToken)
    {
        var jobIds = grants.Select(_ => new List<long>()).ToArray();
        batch.Session.Add(
            "job_queue_take",
            new Rows<LaneGrant>(grants)
                .Text("queue", grant => grant.Lane.Queue).Bigint("priority", grant => grant.Lane.Priority)
                .Text("submitter", grant => grant.Lane.Submitter).Bigint("count", grant => grant.Claims.Length),
            row => jobIds[row.GetInt32(0)].Add(row.GetInt64(1)));
        await batch.Session.SendAsync(cancellationToken);
        foreach (var ids in jobIds)
        {
            ids.Sort();
        }

        return jobIds;
    }

    /// <summary>The lane for the next round. One that gave less than planned is empty, or held by another silo: it counts as empty.</summary>
    public static Lane AfterTaking(Lane lane, IReadOnlyList<LaneGrant> grants, List<long>[] jobIds)
    {
        foreach (var (index, grant) in grants.Index())
        {
            if (ReferenceEquals(grant.Lane, lane))
            {
                var count = jobIds[index].Count;
                var left = count < grant.Claims.Length ? 0 : lane.QueuedCount - count;
                return lane with { QueuedCount = left, LiveCount = lane.LiveCount + count };
            }
        }

        return lane;
    }
}
