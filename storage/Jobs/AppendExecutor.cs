namespace Boxyard.Storage.Jobs;

/// <summary>Hands events to the batch, which writes all of its events by one statement.</summary>
internal sealed class AppendExecutor : CommandExecutor<AppendCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override Task ExecuteAsync(AppendCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        foreach (var command in commands)
        {
            foreach (var jobEvent in command.Events)
            {
                batch.Effects.Append(jobEvent);
            }

            command.Outcome = command.Events.Count;
        }

        return Task.CompletedTask;
    }
}
