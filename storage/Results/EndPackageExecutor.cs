using System.Text.Json;
using Boxyard.Jobs;

namespace Boxyard.Storage.Results;

/// <summary>Makes rows of `package_writes` rows of `packages`, or drops them with an event.</summary>
internal sealed class EndPackageExecutor : CommandExecutor<EndPackageCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        EndPackageCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        var ended = new List<EndPackageCommand>();
        foreach (var command in commands)
        {
            command.Outcome = false;
            var of = RowSet.One().With("path", command.Write.Package.Path).With("file", command.Write.File);
            if (command.Problem is null)
            {
                batch.Session.Add("packages_put", of);
            }

            batch.Session.Add("package_writes_delete", of, _ => ended.Add(command));
        }

        await batch.Session.SendAsync(cancellationToken);
        foreach (var command in ended)
        {
            command.Outcome = true;
            if (command.Problem is not null)
            {
                batch.Effects.Append(ToEvent(command));
            }
        }
    }

    private static JobEvent ToEvent(EndPackageCommand command) => new()
    {
        JobId = command.Write.Package.JobId,
        Attempt = command.Write.Package.Attempt,
        Kind = "package_refused",
        Data = JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["path"] = command.Write.Package.Path,
            ["reason"] = command.Problem!,
        }),
    };
}
