using Boxyard.Apps;
using Boxyard.Builds;
using Boxyard.Storage.Apps;

namespace Boxyard.Storage.Builds;

/// <summary>
/// Numbers and keeps the builds of a batch. What allows them is read here: writers take turns, so no app is deleted
/// between the look and its build.
/// </summary>
internal sealed class BeginBuildExecutor : CommandExecutor<BeginBuildCommand>
{
    public override WritePhase Phase => WritePhase.Submit;

    protected override async Task ExecuteAsync(
        BeginBuildCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        var allowed = new List<BeginBuildCommand>();
        foreach (var command in commands)
        {
            command.Outcome = null;
            if (await IsAllowedAsync(command.Build, batch, cancellationToken))
            {
                allowed.Add(command);
            }
        }

        if (allowed.Count > 0)
        {
            await BeginAsync(allowed, batch, cancellationToken);
        }
    }

    private static async Task<bool> IsAllowedAsync(NewBuild build, Batch batch, CancellationToken cancellationToken)
    {
        var name = AppNames.Of(build.Namespace, build.Name, build.Version);
        var facts = await AppTable.ReadFactsAsync(batch.Session, name, cancellationToken);
        return facts.App?.Name == name
            && AppAccess.OnRepository(build.Caller, facts.Grants).Has(AppPermission.FullControl);
    }

    private static async Task BeginAsync(
        List<BeginBuildCommand> commands, Batch batch, CancellationToken cancellationToken)
    {
        var numbers = new Dictionary<(string Namespace, string Name), long>();
        batch.Session.Add(
            "app_build_numbers_take",
            new Rows<BeginBuildCommand>(commands)
                .Text("app_namespace", command => command.Build.Namespace)
                .Text("app_name", command => command.Build.Name),
            row => numbers[(row.GetText(0), row.GetText(1))] = row.GetInt64(2));
        await batch.Session.SendAsync(cancellationToken);

        long NumberOf(BeginBuildCommand command) => numbers[(command.Build.Namespace, command.Build.Name)];
        batch.Session.Add(
            "app_builds_insert",
            new Rows<BeginBuildCommand>(commands)
                .Text("app_namespace", command => command.Build.Namespace)
                .Text("app_name", command => command.Build.Name)
                .Bigint("number", command => NumberOf(command))
                .Text("version", command => command.Build.Version)
                .Text("kind", command => EnumText.Of(command.Build.Kind))
                .Text("plan", command => command.Build.Plan));
        foreach (var command in commands)
        {
            var build = new BuildRecord
            {
                Namespace = command.Build.Namespace,
                Name = command.Build.Name,
                Number = NumberOf(command),
                Version = command.Build.Version,
                Kind = command.Build.Kind,
                State = BuildState.Starting,
                Plan = command.Build.Plan,
                Revision = 0,
                StartedAt = batch.Now,
            };
            batch.Effects.Append(BuildEvents.Changed(build, BuildState.Starting, result: null));
            command.Outcome = build;
        }
    }
}
