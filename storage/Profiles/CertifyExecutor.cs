using Boxyard.Storage.Builds;

namespace Boxyard.Storage.Profiles;

/// <summary>Writes a name to a profile that is there.</summary>
internal sealed class CertifyExecutor : CommandExecutor<CertifyCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        CertifyCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        // The conflict key lets one of them into a batch.
        var command = commands.Single();
        var isNoted = false;
        batch.Session.Add(
            "app_profiles_certify",
            BuildTable.KeyOf(command.Build).With("certified_by", command.CertifiedBy).With("note", command.Note),
            _ => isNoted = true);
        await batch.Session.SendAsync(cancellationToken);
        command.Outcome = isNoted;
    }
}
