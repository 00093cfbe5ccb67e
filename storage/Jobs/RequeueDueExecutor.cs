namespace Boxyard.Storage.Jobs;

/// <summary>Moves jobs from `retries` to `job_queue`.</summary>
internal sealed class RequeueDueExecutor : CommandExecutor<RequeueDueCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        RequeueDueCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        // The conflict key lets one of them into a batch.
        var command = commands.Single();
        var due = new List<long>();
        batch.Session.Add(
            "retries_take", RowSet.One().With("count", command.MaxCount), row => due.Add(row.GetInt64(0)));
        await batch.Session.SendAsync(cancellationToken);

        command.Outcome = await JobTable.QueueAgainAsync(due, "requeued", batch, cancellationToken);
    }
}
