using System.Text.Json;
using Boxyard.Jobs;

namespace Boxyard.Storage.Retention;

/// <summary>Writes the rows of `job_pins`, a job at a time: people pin, not boxes.</summary>
internal sealed class PinExecutor : CommandExecutor<PinCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        PinCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        var done = new HashSet<long>();
        foreach (var command in commands)
        {
            command.Outcome = false;
            var rows = RowSet.One().With("job_id", command.JobId);
            if (command.IsPin)
            {
                rows.With("reason", command.Reason).With("pinned_by", command.By);
            }

            batch.Session.Add(
                command.IsPin ? "job_pins_put" : "job_pins_delete", rows, row => done.Add(row.GetInt64(0)));
        }

        await batch.Session.SendAsync(cancellationToken);
        foreach (var command in commands.Where(command => done.Contains(command.JobId)))
        {
            command.Outcome = true;
            batch.Effects.Append(new JobEvent
            {
                JobId = command.JobId,
                Kind = command.IsPin ? "job_pinned" : "job_unpinned",
                Data = JsonSerializer.Serialize(
                    new Dictionary<string, string?> { ["reason"] = command.Reason, ["by"] = command.By }),
            });
        }
    }
}
