using System.Text.Json;
using Boxyard.Builds;
using Boxyard.Jobs;

namespace Boxyard.Storage.Builds;

/// <summary>
/// Moves a build on if nobody has meanwhile, with its jobs, what it has measured, and an event, in one transaction.
/// </summary>
internal sealed class SaveBuildExecutor : CommandExecutor<SaveBuildCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        SaveBuildCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        // The conflict key lets one of them into a batch.
        var command = commands.Single();
        var isSaved = false;
        batch.Session.Add(
            "app_builds_save",
            BuildTable.KeyOf(command.Build)
                .With("revision", command.Build.Revision)
                .With("state", EnumText.Of(command.Move.State))
                .With("result", EnumText.Of(command.Move.Result))
                .With("problem", command.Move.Problem)
                .With("finished_at", command.IsEnd ? batch.NowMicros : null),
            _ => isSaved = true);
        await batch.Session.SendAsync(cancellationToken);
        command.Outcome = isSaved;
        if (isSaved)
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
        if (command.Profile is not null)
        {
            batch.Session.Add("app_profiles_put", BuildTable.KeyOf(command.Build).With("profile", command.Profile));
        }

        batch.Effects.Append(ToEvent(command));
    }

    private static JobEvent ToEvent(SaveBuildCommand command)
    {
        var build = command.Build;
        var data = new Dictionary<string, string?>
        {
            ["app"] = $"{build.Namespace}/{build.Name}:{build.Version}",
            ["number"] = $"{build.Number}",
            ["kind"] = EnumText.Of(build.Kind),
            ["state"] = EnumText.Of(command.Move.State),
        };
        if (command.Move.Result is { } result)
        {
            data["result"] = EnumText.Of(result);
        }

        return new JobEvent { Kind = "build_changed", Data = JsonSerializer.Serialize(data) };
    }
}
