using Boxyard.Retention;

namespace Boxyard.Storage.Retention;

/// <summary>Removes rows of removed jobs, at most so many a transaction, by the keys of their tables.</summary>
internal sealed class RemoveRestExecutor : CommandExecutor<RemoveRestCommand>
{
    private static readonly string[] JobStatements =
        ["attempt_values_remove", "job_events_remove", "metrics_remove", "test_results_remove",
            "extraction_problems_remove"];

    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        RemoveRestCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        foreach (var command in commands)
        {
            var left = command.Rest.Attempt == 0
                ? await RemoveRowsAsync(command, batch, cancellationToken)
                : await RemoveArtifactsAsync(command, batch, cancellationToken);
            command.Outcome = left == 0;
            if (left > 0)
            {
                var done = Of(command.Rest).With("due_at", Micros.From(command.Rest.DueAt));
                batch.Session.Add("job_removals_delete", done.With("attempt", command.Rest.Attempt));
                await batch.Session.SendAsync(cancellationToken);
            }
        }
    }

    /// <summary>How many more rows could have gone.</summary>
    private static async Task<int> RemoveRowsAsync(
        RemoveRestCommand command, Batch batch, CancellationToken cancellationToken)
    {
        var left = command.MaxRows;
        foreach (var statement in JobStatements)
        {
            if (left > 0)
            {
                batch.Session.Add(statement, Of(command.Rest).With("count", left), _ => left--);
                await batch.Session.SendAsync(cancellationToken);
            }
        }

        return left;
    }

    /// <summary>Both statements take the first by path: nobody adds files to an attempt that is over.</summary>
    private static async Task<int> RemoveArtifactsAsync(
        RemoveRestCommand command, Batch batch, CancellationToken cancellationToken)
    {
        var left = command.MaxRows;
        var rest = command.Rest;
        var first = Of(rest).With("attempt", rest.Attempt).With("count", command.MaxRows);
        var named = Of(rest).With("attempt", rest.Attempt).With("count", command.MaxRows).With("root", rest.Root);
        batch.Session.Add("file_removals_add_artifacts", named);
        batch.Session.Add("artifacts_remove", first, _ => left--);
        await batch.Session.SendAsync(cancellationToken);
        return left;
    }

    private static RowSet Of(JobRest rest) => RowSet.One().With("job_id", rest.JobId);
}
