namespace Boxyard.Storage.Clusters;

/// <summary>Keeps what the nodes of a batch say, and tells those who wait for them.</summary>
internal sealed class MarkNodeExecutor : CommandExecutor<MarkNodeCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        MarkNodeCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        var kept = new HashSet<(long JobId, int Attempt)>();
        batch.Session.Add(
            "cluster_nodes_mark",
            new Rows<MarkNodeCommand>(commands)
                .Bigint("job_id", command => command.Mark.Attempt.JobId)
                .Bigint("attempt", command => command.Mark.Attempt.Attempt)
                .Bigint("level", command => (long)command.Mark.Level)
                .Bigint("is_abort", command => command.Mark.IsAbort ? 1 : 0)
                .Text("roles", command => command.Mark.Roles).Text("ip", command => command.Mark.Ip)
                .Text("direct_macs", command => command.Mark.DirectMacs)
                .Text("direct_ips", command => command.Mark.DirectIps),
            row => kept.Add((row.GetInt64(0), row.GetInt32(1))));
        await batch.Session.SendAsync(cancellationToken);
        foreach (var command in commands)
        {
            var (jobId, attempt) = command.Mark.Attempt;
            command.Outcome = kept.Contains((jobId, attempt));
            if (kept.Contains((jobId, attempt)))
            {
                batch.Effects.JobTouched(jobId);
            }
        }
    }
}
