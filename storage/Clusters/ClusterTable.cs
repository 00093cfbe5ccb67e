using System.Security.Cryptography;
using System.Text;
using Boxyard.Clusters;
using Boxyard.Jobs;

namespace Boxyard.Storage.Clusters;

/// <summary>The rows of `cluster_parts` and `cluster_nodes`.</summary>
internal static class ClusterTable
{
    /// <summary>Stores the parts of new cluster jobs, whose ids are in a row.</summary>
    public static void AddParts(IWriteSession session, IReadOnlyList<(long Id, NewJob Job)> jobs)
    {
        var sets = jobs
            .GroupBy(ClusterOf)
            .ToDictionary(cluster => cluster.Key, cluster => BoxSetOf(cluster.Select(row => row.Job.Testbox)));
        session.Add("cluster_parts_insert", new Rows<(long Id, NewJob Job)>(jobs)
            .Bigint("job_id", row => row.Id)
            .Bigint("cluster_id", row => ClusterOf(row))
            .Text("testbox", row => row.Job.Testbox)
            .Text("roles", row => row.Job.ClusterPart!.Roles)
            .Text("direct_macs", row => row.Job.ClusterPart!.DirectMacs)
            .Text("direct_ips", row => row.Job.ClusterPart!.DirectIps)
            .Text("box_set", row => sets[ClusterOf(row)])
            .Bigint("priority", row => row.Job.Priority)
            .Bigint("is_held", row => row.Job.Waits.Waits.IsEmpty ? 0 : 1));
    }

    public static NodeRecord MapNode(Row row, int attempt) => new()
    {
        Attempt = new ShownId(row.GetInt64(0), attempt),
        Testbox = row.GetText(1),
        Roles = row.GetText(2),
        Ip = row.FindText(3) ?? "",
        DirectMacs = row.GetText(4),
        DirectIps = row.GetText(5),
        Level = (BarrierLevel)(row.FindInt32(6) ?? 0),
        LevelAt = row.FindInstant(7),
        IsAborted = !row.IsNull(8),
        HasEnded = !row.IsNull(9),
    };

    public static ReadyPart MapReady(Row row) => new()
    {
        Waiting = new WaitingPart
        {
            ClusterId = row.GetInt64(0),
            JobId = row.GetInt64(1),
            Testbox = row.GetText(2),
            State = row.GetEnum<JobState>(3),
            Priority = row.GetInt32(6),
        },
        Number = row.GetInt32(4),
        Lane = new LaneKey(row.GetText(5), row.GetInt32(6), row.GetText(7)),
    };

    public static DispatchedPart MapDispatched(Row row) => new()
    {
        ClusterId = row.GetInt64(0),
        JobId = row.GetInt64(1),
        Testbox = row.GetText(2),
        Number = row.GetInt32(3),
        State = row.GetEnum<JobState>(4),
        IsCancelAsked = !row.IsNull(5),
        StartedAt = row.FindInt64(6),
        Lane = new LaneKey(row.GetText(7), row.GetInt32(8), row.GetText(9)),
        RetryCount = row.GetInt32(10),
        InfraRetries = row.GetInt32(11),
    };

    private static long ClusterOf((long Id, NewJob Job) row) => row.Id - row.Job.ClusterPart!.Index;

    /// <summary>The same text for clusters that want the same boxes, however their parts are ordered.</summary>
    private static string BoxSetOf(IEnumerable<string> boxes) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', boxes.Order(StringComparer.Ordinal)))));
}
