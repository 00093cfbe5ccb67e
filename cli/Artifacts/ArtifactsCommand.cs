using System.CommandLine;
using Boxyard.Cli.Completion;

namespace Boxyard.Cli.Artifacts;

/// <summary>`boxyard artifacts ID`: the files that an attempt of a job uploaded.</summary>
internal sealed class ArtifactsCommand : BoxyardCommand
{
    private readonly Argument<long> _id = SiloNames.JobId();
    private readonly Option<int?> _attempt = new("--attempt")
    {
        Description = "The attempt's number; default: the newest.",
    };

    protected override Command Describe() =>
        new("artifacts", "List the files that a job uploaded, or fetch them.") { _id, _attempt };

    public override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        var arguments = session.Arguments;
        var (_, files) = await AttemptFiles.ListAsync(
            session.Client, arguments.GetValue(_id), arguments.GetValue(_attempt), cancellationToken);
        if (session.IsJson)
        {
            return await session.WriteJsonAsync(files);
        }

        var table = new Table("FILE", "BYTES", "SHA-256");
        foreach (var file in files)
        {
            table.Add(file.Path, $"{file.Size}", file.Sha256[..12]);
        }

        await table.WriteAsync(session.Output);
        return ExitCode.Done;
    }
}
