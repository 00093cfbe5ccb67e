namespace Boxyard.Storage.Retention;

/// <summary>Deletes old rows of `job_events` that belong to no job.</summary>
internal sealed class TrimEventsExecutor : CommandExecutor<TrimEventsCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        TrimEventsCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        foreach (var command in commands)
        {
            var count = 0;
            batch.Session.Add(
                "job_events_trim",
                RowSet.One().With("before", Micros.From(command.Before)).With("count", command.MaxCount),
                _ => count++);
            await batch.Session.SendAsync(cancellationToken);
            command.Outcome = count;
        }
    }
}
