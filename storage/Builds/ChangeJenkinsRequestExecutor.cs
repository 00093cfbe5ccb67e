namespace Boxyard.Storage.Builds;

/// <summary>Writes the rows of `jenkins_requests`, and of `jenkins_builds` when they end.</summary>
internal sealed class ChangeJenkinsRequestExecutor : CommandExecutor<ChangeJenkinsRequestCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        ChangeJenkinsRequestCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        // They are rare: one an app and batch, and a build takes minutes.
        foreach (var command in commands)
        {
            Add(command, batch);
        }

        await batch.Session.SendAsync(cancellationToken);
    }

    private static void Add(ChangeJenkinsRequestCommand command, Batch batch)
    {
        command.Outcome = false;
        switch (command.Change)
        {
            case JenkinsRequestChange.Hold:
                batch.Session.Add(
                    "jenkins_requests_hold",
                    KeyOf(command)
                        .With("version", command.Request.Version)
                        .With("held_until", batch.NowMicros + (long)command.HoldTime.TotalMicroseconds),
                    _ => command.Outcome = true);
                break;
            case JenkinsRequestChange.Queue:
                batch.Session.Add(
                    "jenkins_requests_queue",
                    KeyOf(command).With("item", command.Number),
                    _ => command.Outcome = true);
                break;
            case JenkinsRequestChange.End:
                AddEnd(command, batch);
                break;
            default:
                throw new InvalidOperationException($"{command.Change} is no change of a request.");
        }
    }

    private static void AddEnd(ChangeJenkinsRequestCommand command, Batch batch)
    {
        if (command.Number is { } number)
        {
            batch.Session.Add("jenkins_builds_add", KeyOf(command).With("number", number));
        }

        batch.Session.Add("jenkins_requests_end", KeyOf(command), _ =>
        {
            command.Outcome = true;
            if (command.Number is { } given)
            {
                batch.Effects.Append(BuildEvents.BegunByJenkins(command.Request, given));
            }
        });
    }

    private static RowSet KeyOf(ChangeJenkinsRequestCommand command) => RowSet.One()
        .With("app_namespace", command.Request.Namespace)
        .With("app_name", command.Request.Name)
        .With("id", command.Request.Id);
}
