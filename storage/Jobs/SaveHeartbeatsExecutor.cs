using Boxyard.Jobs;

namespace Boxyard.Storage.Jobs;

/// <summary>
/// Writes `heartbeat_at`, and reads back what the guests must know. Tells nobody: no state changes by a heartbeat.
/// </summary>
internal sealed class SaveHeartbeatsExecutor : CommandExecutor<SaveHeartbeatsCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        SaveHeartbeatsCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        // The conflict key lets one of them into a batch.
        var command = commands.Single();
        var terms = new AttemptTerms?[command.Heartbeats.Count];
        batch.Session.Add(
            "attempts_beat",
            new Rows<Heartbeat>(command.Heartbeats)
                .Bigint("job_id", heartbeat => heartbeat.Attempt.JobId)
                .Bigint("number", heartbeat => heartbeat.Attempt.Attempt)
                .Bigint("age", heartbeat => Micros.From(heartbeat.Age)),
            row => terms[row.GetInt32(0)] = new AttemptTerms(row.GetInstant(1), !row.IsNull(2)));
        await batch.Session.SendAsync(cancellationToken);
        command.Outcome = new HeartbeatsSaved { At = batch.Now, Terms = terms };
    }
}
