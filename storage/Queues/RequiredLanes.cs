using Boxyard.Jobs;
using Boxyard.Queues;

namespace Boxyard.Storage.Queues;

/// <summary>The rows of `required_lanes` and `required_jobs`.</summary>
internal static class RequiredLanes
{
    /// <summary>Brings the lanes up to date; the rows of `queue_lanes` with the shares already are.</summary>
    public static void Write(
        IWriteSession session, KeyValuePair<LaneKey, LaneDelta>[] deltas, IEnumerable<LaneKey> shares)
    {
        session.Add("required_lanes_add", KeysOf(
            [.. deltas.Where(pair => pair.Value.QueuedCount > 0).Select(pair => pair.Key)]));
        session.Add("required_lanes_apply", new Rows<KeyValuePair<LaneKey, LaneDelta>>(deltas)
            .Text("queue", pair => pair.Key.Queue)
            .Bigint("priority", pair => pair.Key.Priority)
            .Text("submitter", pair => pair.Key.Submitter)
            .Bigint("requirement_id", pair => pair.Key.RequirementId)
            .Bigint("queued_delta", pair => pair.Value.QueuedCount));
        session.Add("required_lanes_share", new Rows<LaneKey>([.. shares])
            .Text("queue", lane => lane.Queue)
            .Bigint("priority", lane => lane.Priority)
            .Text("submitter", lane => lane.Submitter));
    }

    /// <summary>Lets jobs wait.</summary>
    public static void AddJobs(IWriteSession session, IReadOnlyList<(long JobId, LaneKey Lane)> jobs) =>
        session.Add("required_jobs_insert", ToJobs(jobs));

    /// <summary>Jobs of lanes, one a row.</summary>
    public static RowSet ToJobs(IReadOnlyList<(long JobId, LaneKey Lane)> jobs) =>
        new Rows<(long JobId, LaneKey Lane)>(jobs)
            .Text("queue", job => job.Lane.Queue)
            .Bigint("priority", job => job.Lane.Priority)
            .Text("submitter", job => job.Lane.Submitter)
            .Bigint("requirement_id", job => job.Lane.RequirementId)
            .Bigint("job_id", job => job.JobId);

    /// <summary>As many of the oldest jobs of each grant's lane as it has claims.</summary>
    public static RowSet ToOldest(IReadOnlyList<LaneGrant> grants) => new Rows<LaneGrant>(grants)
        .Text("queue", grant => grant.Lane.Queue)
        .Bigint("priority", grant => grant.Lane.Priority)
        .Text("submitter", grant => grant.Lane.Submitter)
        .Bigint("requirement_id", grant => grant.Lane.RequirementId)
        .Bigint("count", grant => grant.Claims.Length);

    public static RowSet ToSets(IEnumerable<string> queues) =>
        new Rows<string>([.. queues]).Text("queue", queue => queue);

    public static RequirementSet MapSet(Row row) =>
        new(row.GetText(0), row.GetInt64(1), Requirement.Parse(row.GetText(2)));

    /// <summary>For each queue and requirement as many lanes as there are claims that may have them.</summary>
    public static RowSet ToChoice(IReadOnlyList<(string Queue, long RequirementId, int Count)> wanted) =>
        new Rows<(string Queue, long RequirementId, int Count)>(wanted)
            .Text("queue", lane => lane.Queue)
            .Text("whole", lane => SubQueue.WholeOf(lane.Queue))
            .Bigint("requirement_id", lane => lane.RequirementId)
            .Bigint("count", lane => lane.Count);

    /// <summary>
    /// Lanes with and without requirements as one list: where a submitter has both, each says its oldest job.
    /// </summary>
    public static List<Lane> Join(IEnumerable<Lane> plain, IEnumerable<RequiredLane> required)
    {
        var all = required.ToList();
        var oldest = new Dictionary<(string, int, string), long?>();
        foreach (var (lane, oldestPlain) in all)
        {
            oldest[(lane.Queue, lane.Priority, lane.Submitter)] = oldestPlain;
        }

        return
        [
            .. plain.Select(lane => oldest.TryGetValue((lane.Queue, lane.Priority, lane.Submitter), out var jobId)
                ? lane with { OldestJobId = jobId }
                : lane),
            .. all.Select(item => item.Lane),
        ];
    }

    public static RequiredLane Map(Row row) => new(
        LaneTable.Map(row) with { RequirementId = row.GetInt64(7), OldestJobId = row.FindInt64(8) }, row.FindInt64(9));

    private static Rows<LaneKey> KeysOf(LaneKey[] lanes) => new Rows<LaneKey>(lanes)
        .Text("queue", lane => lane.Queue)
        .Bigint("priority", lane => lane.Priority)
        .Text("submitter", lane => lane.Submitter)
        .Bigint("requirement_id", lane => lane.RequirementId);
}
