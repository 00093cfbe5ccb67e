namespace Boxyard.Storage.Builds;

/// <summary>Writes rows of `jenkins_builds`.</summary>
internal sealed class AddJenkinsBuildExecutor : CommandExecutor<AddJenkinsBuildCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override Task ExecuteAsync(
        AddJenkinsBuildCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        foreach (var command in commands)
        {
            batch.Session.Add(
                "jenkins_builds_add",
                RowSet.One()
                    .With("app_namespace", command.AppNamespace)
                    .With("app_name", command.Name)
                    .With("version", command.Version)
                    .With("number", command.Number));
            batch.Effects.Append(BuildEvents.BegunByJenkins(command));
            command.Outcome = true;
        }

        return Task.CompletedTask;
    }
}
