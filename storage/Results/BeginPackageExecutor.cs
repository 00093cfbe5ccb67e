using System.Text.Json;
using Boxyard.Jobs;

namespace Boxyard.Storage.Results;

/// <summary>Writes the rows of `package_writes`, with an event of the job for each.</summary>
internal sealed class BeginPackageExecutor : CommandExecutor<BeginPackageCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        BeginPackageCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        var kept = new HashSet<string>(StringComparer.Ordinal);
        batch.Session.Add(
            "package_writes_insert",
            new Rows<BeginPackageCommand>(commands)
                .Text("path", command => command.Package.Path)
                .Text("root", command => command.Write.Root)
                .Text("file", command => command.Write.File)
                .Text("suite", command => command.Package.Suite)
                .Bigint("job_id", command => command.Package.JobId)
                .Bigint("attempt", command => command.Package.Attempt)
                .Bigint("size", command => command.Package.Size)
                .Text("sha256", command => command.Package.Sha256),
            row => kept.Add(row.GetText(0)));
        await batch.Session.SendAsync(cancellationToken);
        foreach (var command in commands)
        {
            var isKept = kept.Contains(command.Package.Path);
            command.Outcome = isKept;
            if (isKept)
            {
                batch.Effects.Append(ToEvent(command));
            }
        }
    }

    private static JobEvent ToEvent(BeginPackageCommand command) => new()
    {
        JobId = command.Package.JobId,
        Attempt = command.Package.Attempt,
        Kind = "package_written",
        Data = JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["path"] = command.Package.Path,
            ["size"] = command.Package.Size,
            ["sha256"] = command.Package.Sha256,
        }),
    };
}
