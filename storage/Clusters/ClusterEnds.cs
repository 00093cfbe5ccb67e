using System.Text.Json;
using Boxyard.Clusters;
using Boxyard.Jobs;
using Boxyard.Storage.Jobs;

namespace Boxyard.Storage.Clusters;

/// <summary>
/// What attempts that end in a batch mean for the other parts of their cluster jobs, in the same transaction: no part
/// is repeated alone, and no box is kept for a cluster job that cannot run any more.
/// </summary>
internal sealed class ClusterEnds
{
    private static readonly ClusterEnds None = new();

    private readonly List<PartEnd> _ends = [];
    private readonly List<(long JobId, long DueAt)> _waits = [];

    private ClusterEnds()
    {
    }

    /// <summary>
    /// Decides, and corrects what becomes of the jobs whose attempts end; all of them are of cluster jobs.
    /// </summary>
    public static async Task<ClusterEnds> SettleAsync(
        SaveAttemptCommand[] ended, Batch batch, CancellationToken cancellationToken)
    {
        if (ended.Length == 0)
        {
            return None;
        }

        var clusters = ended.ToLookup(command => command.Stored!.ClusterId!.Value);
        var parts = new List<DispatchedPart>();
        batch.Session.Add(
            "cluster_parts_find_members",
            new Rows<long>([.. clusters.Select(cluster => cluster.Key)]).Bigint("cluster_id", id => id),
            row => parts.Add(ClusterTable.MapDispatched(row)));
        await batch.Session.SendAsync(cancellationToken);
        var ends = new ClusterEnds();
        foreach (var cluster in parts.GroupBy(part => part.ClusterId))
        {
            var commands = clusters[cluster.Key].ToDictionary(command => command.Change.Next.JobId);
            ends.Settle([.. cluster.OrderBy(part => part.JobId)], commands, batch.NowMicros);
        }

        return ends;
    }

    /// <summary>Writes what was decided; the jobs of this batch's own commands are saved by now.</summary>
    public async Task WriteAsync(Batch batch, CancellationToken cancellationToken)
    {
        if (_ends.Count == 0 && _waits.Count == 0)
        {
            return;
        }

        var written = new List<PartEnd>();
        batch.Session.Add(
            "attempts_end",
            new Rows<PartEnd>(_ends)
                .Bigint("job_id", end => end.Part.JobId).Bigint("number", end => end.Part.Number)
                .Text("state", end => EnumText.Of(end.State)).Text("reason", end => end.Reason),
            row => written.Add(_ends[row.GetInt32(0)]));
        batch.Session.Add("cluster_parts_wait", new Rows<(long JobId, long DueAt)>(_waits)
            .Bigint("job_id", wait => wait.JobId).Bigint("due_at", wait => wait.DueAt));
        await batch.Session.SendAsync(cancellationToken);
        batch.Session.Add("jobs_save", ToJobs(written, batch.NowMicros));
        batch.Session.Add(
            "extract_queue_add",
            new Rows<PartEnd>(written)
                .Bigint("job_id", end => end.Part.JobId).Bigint("attempt", end => end.Part.Number)
                .Bigint("started_at", end => end.Part.StartedAt),
            _ => batch.Effects.ResultsWait());
        foreach (var end in written)
        {
            batch.Effects.AttemptEnded(end.Part.Lane, end.State);
            batch.Effects.JobChanged(end.Part.JobId, end.Part.State, end.Job);
            batch.Effects.Append(ToEvent(end));
        }
    }

    private void Settle(
        DispatchedPart[] parts, Dictionary<long, SaveAttemptCommand> commands, long now)
    {
        // The whole has one budget and one count: the parts' own counts tell whose box was at fault.
        var retryCount = parts.Max(part => part.RetryCount);
        var delay = AttemptTimes.LostRetryDelay(retryCount);
        var settlement = ClusterSettlement.Of(
            [.. parts.Select(part => ToMember(part, commands.GetValueOrDefault(part.JobId)))],
            hasRetriesLeft: retryCount < parts.Min(part => part.InfraRetries));
        foreach (var command in commands.Values)
        {
            command.IsOfCluster = true;
            command.Job = settlement.IsRepeated ? JobState.Queued : command.Change.Next.State;
            command.RetryDelay = settlement.IsRepeated ? delay : TimeSpan.Zero;
        }

        var byJob = parts.ToDictionary(part => part.JobId);
        _ends.AddRange(settlement.Ends.Select(end => new PartEnd(
            byJob[end.Member.JobId],
            end.State,
            settlement.IsRepeated ? JobState.Queued : end.State,
            settlement.Reason)));
        if (settlement.IsRepeated)
        {
            _waits.AddRange(parts.Select(part => (part.JobId, now + Micros.From(delay))));
        }
    }

    private static ClusterMember ToMember(DispatchedPart part, SaveAttemptCommand? command) => new()
    {
        JobId = part.JobId,
        Testbox = part.Testbox,
        State = part.State,
        IsCancelAsked = part.IsCancelAsked,
        HasEndedNow = command is not null,
        EndedFrom = command?.Stored!.State ?? default,
        WantsRetry = command?.Change.Job == JobState.Queued,
        EndReason = command?.Change.Next.EndReason,
    };

    /// <summary>Their own boxes did nothing wrong: the retry counts for the whole, not for them.</summary>
    private static Rows<PartEnd> ToJobs(List<PartEnd> ends, long now) => new Rows<PartEnd>(ends)
        .Bigint("job_id", end => end.Part.JobId).Bigint("number", end => end.Part.Number)
        .Text("state", end => EnumText.Of(end.Job))
        .Text("outcome", end => end.Job == JobState.Queued ? null : EnumText.Of(end.Job))
        .Bigint("finished_at", end => end.Job == JobState.Queued ? null : now)
        .Text("health", _ => null)
        .Bigint("infra_retry", _ => 0)
        .Bigint("retry", _ => 0);

    private static JobEvent ToEvent(PartEnd end) => new()
    {
        JobId = end.Part.JobId,
        Attempt = end.Part.Number,
        Testbox = end.Part.Testbox,
        Kind = "state_changed",
        Data = JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["from"] = EnumText.Of(end.Part.State),
            ["to"] = EnumText.Of(end.State),
            ["job"] = EnumText.Of(end.Job),
            ["reason"] = end.Reason,
        }),
    };
}
