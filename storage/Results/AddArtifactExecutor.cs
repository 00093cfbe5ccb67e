namespace Boxyard.Storage.Results;

/// <summary>
/// Writes the rows of `artifacts`: the first content of a path stays, and sending it again is no error.
/// </summary>
internal sealed class AddArtifactExecutor : CommandExecutor<AddArtifactCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override Task ExecuteAsync(
        AddArtifactCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        foreach (var command in commands)
        {
            command.Outcome = false;
        }

        var rows = new Rows<AddArtifactCommand>(commands)
            .Bigint("job_id", command => command.JobId)
            .Bigint("attempt", command => command.Attempt)
            .Text("path", command => command.Artifact.Path)
            .Bigint("size", command => command.Artifact.Size).Text("sha256", command => command.Artifact.Sha256);
        batch.Session.Add("artifacts_add", rows);
        batch.Session.Add("artifacts_check", rows, row => commands[row.GetInt32(0)].Outcome = true);
        return batch.Session.SendAsync(cancellationToken);
    }
}
