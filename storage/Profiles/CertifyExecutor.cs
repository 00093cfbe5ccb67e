using Boxyard.Storage.Apps;
using Boxyard.Storage.Builds;

namespace Boxyard.Storage.Profiles;

/// <summary>Writes names to profiles that are there.</summary>
internal sealed class CertifyExecutor : CommandExecutor<CertifyCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        CertifyCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        var done = new HashSet<CertifyCommand>();
        foreach (var command in commands)
        {
            batch.Session.Add(
                "app_profiles_certify",
                BuildTable.KeyOf(command.Build).With("certified_by", command.Caller.User).With("note", command.Note),
                _ => done.Add(command));
        }

        await batch.Session.SendAsync(cancellationToken);
        foreach (var command in commands)
        {
            command.Outcome = done.Contains(command);
        }

        foreach (var command in done)
        {
            var build = command.Build;
            batch.Effects.Append(BuildEvents.Certified(build, command.Caller.User));
            batch.Effects.Audit(AppTable.AuditOf(
                command.Caller,
                "certify profile",
                $"{build.Namespace}/{build.Name}:{build.Version} #{build.Number}"));
        }
    }
}
