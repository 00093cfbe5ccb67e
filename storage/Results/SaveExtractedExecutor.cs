using Boxyard.Jobs;

namespace Boxyard.Storage.Results;

/// <summary>
/// Replaces the results of attempts, marks their jobs and takes them off the list of those that wait.
/// </summary>
internal sealed class SaveExtractedExecutor : CommandExecutor<SaveExtractedCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override Task ExecuteAsync(
        SaveExtractedCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        var attempts = new Rows<SaveExtractedCommand>(commands)
            .Bigint("job_id", command => command.JobId)
            .Bigint("attempt", command => command.Attempt);
        string[] deletes =
            ["metrics_delete", "test_results_delete", "extraction_problems_delete", "extract_queue_delete"];
        foreach (var table in deletes)
        {
            batch.Session.Add(table, attempts);
        }

        ResultTables.AddInserts(batch.Session, commands);
        batch.Session.Add("jobs_mark_extracted", attempts);
        foreach (var command in commands)
        {
            batch.Effects.JobTouched(command.JobId);
            batch.Effects.Append(new JobEvent { JobId = command.JobId, Attempt = command.Attempt, Kind = "extracted" });
            command.Outcome = true;
        }

        return Task.CompletedTask;
    }
}
