using Boxyard.Results;

namespace Boxyard.Storage.Results;

/// <summary>Writes the rows of `logs`.</summary>
internal sealed class GrowLogExecutor : CommandExecutor<GrowLogCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override Task ExecuteAsync(GrowLogCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        foreach (var command in commands)
        {
            command.Outcome = false;
        }

        var traceFrom = batch.NowMicros - Micros.From(KernelLog.TraceTime);
        var first = commands.Where(command => command.FromSize == 0).ToArray();
        batch.Session.Add("logs_add", new Rows<GrowLogCommand>(first)
            .Bigint("job_id", command => command.JobId)
            .Bigint("attempt", command => command.Attempt)
            .Text("stream", command => command.Stream));
        batch.Session.Add(
            "logs_grow",
            new Rows<GrowLogCommand>(commands)
                .Bigint("job_id", command => command.JobId)
                .Bigint("attempt", command => command.Attempt)
                .Text("stream", command => command.Stream)
                .Bigint("from_size", command => command.FromSize).Bigint("to_size", command => command.ToSize)
                .Bigint("crashed_after", command => KernelLog.IsKernels(command.Stream) ? traceFrom : null),
            row => commands[row.GetInt32(0)].Outcome = true);
        return batch.Session.SendAsync(cancellationToken);
    }
}
