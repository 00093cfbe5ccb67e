using Boxyard.Builds;

namespace Boxyard.Storage.Builds;

/// <summary>
/// Moves builds on if nobody has meanwhile, each with its jobs, what it has measured, and an event, in one transaction.
/// </summary>
internal sealed class SaveBuildExecutor : CommandExecutor<SaveBuildCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        SaveBuildCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        var done = new HashSet<SaveBuildCommand>();
        foreach (var command in commands)
        {
            batch.Session.Add(
                "app_builds_save",
                BuildTable.KeyOf(command.Build)
                    .With("revision", command.Build.Revision)
                    .With("state", EnumText.Of(command.Move.State))
                    .With("result", EnumText.Of(command.Move.Result))
                    .With("problem", command.Move.Problem)
                    .With("finished_at", command.IsEnd ? batch.NowMicros : null),
                _ => done.Add(command));
        }

        await batch.Session.SendAsync(cancellationToken);
        foreach (var command in commands)
        {
            command.Outcome = done.Contains(command);
        }

        foreach (var command in done)
        {
            Store(command, batch);
        }
    }

    private static void Store(SaveBuildCommand command, Batch batch)
    {
        var jobs = command.Move.Jobs.Zip(command.JobIds, (plan, id) => (Plan: plan, Id: id)).ToArray();
        batch.Session.Add("app_build_jobs_insert", new Rows<(BuildJobPlan Plan, long Id)>(jobs)
            .Text("app_namespace", _ => command.Build.Namespace)
            .Text("app_name", _ => command.Build.Name)
            .Bigint("number", _ => command.Build.Number)
            .Bigint("job_id", job => job.Id)
            .Text("role", job => EnumText.Of(job.Plan.Role))
            .Text("label", job => job.Plan.Label));
        foreach (var job in jobs)
        {
            // One that is over by now was not known as the build's when it ended.
            batch.Effects.JobTouched(job.Id);
        }

        if (command.Profile is not null)
        {
            batch.Session.Add("app_profiles_put", BuildTable.KeyOf(command.Build).With("profile", command.Profile));
        }

        batch.Effects.Append(BuildEvents.Changed(command.Build, command.Move.State, command.Move.Result));
    }
}
