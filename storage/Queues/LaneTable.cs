using Boxyard.Jobs;
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
        new Rows<KeyValuePair<string, int>>(queues)
            .Text("queue", queue => queue.Key)
            .Text("whole", queue => SubQueue.WholeOf(queue.Key))
            .Bigint("count", queue => queue.Value);

    /// <summary>As many of the oldest jobs of each grant's lane as it has claims.</summary>
    public static RowSet ToOldest(IReadOnlyList<LaneGrant> grants) => new Rows<LaneGrant>(grants)
        .Text("queue", grant => grant.Lane.Queue)
        .Bigint("priority", grant => grant.Lane.Priority)
        .Text("submitter", grant => grant.Lane.Submitter)
        .Bigint("count", grant => grant.Claims.Length);

    /// <summary>
    /// Takes the oldest jobs of each grant's lane: their ids in ascending order, at most as many as it has claims.
    /// </summary>
    public static async Task<List<long>[]> TakeAsync(
        IReadOnlyList<LaneGrant> grants, Batch batch, CancellationToken cancellationToken)
    {
        var jobIds = grants.Select(_ => new List<long>()).ToArray();
        var (plain, required) = Split(grants);
        batch.Session.Add(
            "job_queue_lock",
            ToOldest([.. plain.Select(grant => grant.Item)]),
            row => jobIds[plain[row.GetInt32(0)].Index].Add(row.GetInt64(1)));
        batch.Session.Add(
            "required_jobs_lock",
            RequiredLanes.ToOldest([.. required.Select(grant => grant.Item)]),
            row => jobIds[required[row.GetInt32(0)].Index].Add(row.GetInt64(1)));
        await batch.Session.SendAsync(cancellationToken);
        foreach (var ids in jobIds)
        {
            ids.Sort();
        }

        // Goes out with the next statements, whichever they are.
        var taken = grants.Zip(jobIds)
            .SelectMany(pair => pair.Second.Select(id => (Id: id, Lane: KeyOf(pair.First.Lane))))
            .ToLookup(job => job.Lane.RequirementId != 0);
        batch.Session.Add(
            "job_queue_delete",
            new Rows<(long Id, LaneKey Lane)>([.. taken[false]])
                .Text("queue", job => job.Lane.Queue).Bigint("priority", job => job.Lane.Priority)
                .Text("submitter", job => job.Lane.Submitter).Bigint("job_id", job => job.Id));
        batch.Session.Add("required_jobs_withdraw", RequiredLanes.ToJobs([.. taken[true]]), _ => { });
        return jobIds;
    }

    /// <summary>Grants of lanes without and with requirements, each with its place.</summary>
    public static ((int Index, LaneGrant Item)[] Plain, (int Index, LaneGrant Item)[] Required) Split(
        IReadOnlyList<LaneGrant> grants) =>
        (
            [.. grants.Index().Where(grant => grant.Item.Lane.RequirementId == 0)],
            [.. grants.Index().Where(grant => grant.Item.Lane.RequirementId != 0)]);

    public static LaneKey KeyOf(Lane lane) => new(lane.Queue, lane.Priority, lane.Submitter, lane.RequirementId);

    /// <summary>
    /// The lanes for the next round. One that gave less than planned is empty, or held by another silo: it counts as
    /// empty.
    /// </summary>
    public static List<Lane> AfterTaking(
        IReadOnlyList<Lane> lanes, IReadOnlyList<LaneGrant> grants, List<long>[] jobIds)
    {
        var left = lanes.ToHashSet(ReferenceEqualityComparer.Instance);
        var next = new List<Lane>(lanes.Count);
        foreach (var (index, grant) in grants.Index())
        {
            var count = jobIds[index].Count;
            var queued = count < grant.Claims.Length ? 0 : grant.Lane.QueuedCount - count;
            left.Remove(grant.Lane);
            next.Add(grant.Lane with { QueuedCount = queued, LiveCount = grant.Lane.LiveCount + count });
        }

        next.AddRange(left.Cast<Lane>());
        return next;
    }
}
