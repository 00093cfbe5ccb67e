using System.Text.Json;
using Boxyard.Jobs;

namespace Boxyard.Storage.Jobs;

/// <summary>
/// Cancels the jobs of a batch that are still queued, and takes them out of `job_queue`, `retries` or `job_holds`. A claim of the
/// same batch comes later and finds them gone; one of another silo came before and left them not queued.
/// </summary>
internal sealed class CancelQueuedExecutor : CommandExecutor<CancelQueuedCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        CancelQueuedCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        var cancelled = new List<(CancelQueuedCommand Command, LaneKey Lane)>();
        foreach (var command in commands)
        {
            command.Outcome = false;
        }

        batch.Session.Add(
            "jobs_cancel",
            ToRows(commands),
            row => cancelled.Add((
                commands[row.GetInt32(0)], new LaneKey(row.GetText(1), row.GetInt32(2), row.GetText(3)))));
        await batch.Session.SendAsync(cancellationToken);

        batch.Session.Add(
            "job_queue_withdraw",
            new Rows<(CancelQueuedCommand Command, LaneKey Lane)>(cancelled)
                .Bigint("job_id", item => item.Command.JobId)
                .Text("queue", item => item.Lane.Queue)
                .Bigint("priority", item => item.Lane.Priority)
                .Text("submitter", item => item.Lane.Submitter),
            row => batch.Effects.JobUnqueued(cancelled[row.GetInt32(0)].Lane));
        var gone = ToRows([.. cancelled.Select(item => item.Command)]);
        batch.Session.Add("retries_delete", gone);
        batch.Session.Add("job_holds_delete", gone);
        batch.Session.Add("job_waits_delete_all", gone);
        await batch.Session.SendAsync(cancellationToken);
        foreach (var (command, _) in cancelled)
        {
            command.Outcome = true;
            batch.Effects.JobChanged(command.JobId, JobState.Queued, JobState.Cancelled);
            batch.Effects.Append(ToEvent(command));
        }
    }

    private static Rows<CancelQueuedCommand> ToRows(IReadOnlyList<CancelQueuedCommand> commands) =>
        new Rows<CancelQueuedCommand>(commands).Bigint("job_id", command => command.JobId);

    private static JobEvent ToEvent(CancelQueuedCommand command) => new()
    {
        JobId = command.JobId,
        Kind = "state_changed",
        Data = JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["from"] = EnumText.Of(JobState.Queued),
            ["to"] = EnumText.Of(JobState.Cancelled),
            ["reason"] = command.Reason,
        }),
    };
}
