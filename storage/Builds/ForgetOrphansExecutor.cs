namespace Boxyard.Storage.Builds;

/// <summary>Removes rows of `app_build_orphans`.</summary>
internal sealed class ForgetOrphansExecutor : CommandExecutor<ForgetOrphansCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override Task ExecuteAsync(
        ForgetOrphansCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        long[] jobIds = [.. commands.SelectMany(command => command.JobIds).Distinct()];
        batch.Session.Add("app_build_orphans_delete", new Rows<long>(jobIds).Bigint("job_id", id => id));
        foreach (var command in commands)
        {
            command.Outcome = true;
        }

        return Task.CompletedTask;
    }
}
