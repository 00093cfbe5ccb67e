using System.CommandLine;
using System.IO.Enumeration;
using Boxyard.Cli.Completion;

namespace Boxyard.Cli.Artifacts;

/// <summary>`boxyard artifacts get ID [PATH..]`: fetches files of a job.</summary>
internal sealed class ArtifactsGetCommand : BoxyardCommand
{
    private readonly Argument<long> _id = SiloNames.JobId();

    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description = "Only these; * and ? stand for any characters. Default: all.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<int?> _attempt = new("--attempt")
    {
        Description = "The attempt's number; default: the newest.",
    };

    private readonly Option<string?> _to = new("--to", "-o")
    {
        Description = "The folder that they are written into; default: ./job-ID.",
        HelpName = "DIR",
    };

    protected override Command Describe()
    {
        _to.CompletionSources.Add(FileNames.Complete);
        return new Command("get", "Fetch the files that a job uploaded.") { _id, _paths, _attempt, _to };
    }

    public override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        var arguments = session.Arguments;
        var id = arguments.GetValue(_id);
        var (number, files) = await AttemptFiles.ListAsync(
            session.Client, id, arguments.GetValue(_attempt), cancellationToken);
        var patterns = arguments.GetValue(_paths) ?? [];
        foreach (var pattern in patterns.Where(pattern => !files.Any(file => Matches(pattern, file.Path))))
        {
            throw new UsageException($"job {id} has no file '{pattern}'; boxyard artifacts {id} lists those that are.");
        }

        var wanted = files.Where(file => patterns.Length == 0 || patterns.Any(p => Matches(p, file.Path))).ToList();
        var written = await ArtifactFetch.GetAsync(
            session, (id, number), wanted, arguments.GetValue(_to) ?? $"job-{id}", cancellationToken);
        if (session.IsJson)
        {
            return await session.WriteJsonAsync(written);
        }

        foreach (var file in written)
        {
            await session.Output.WriteLineAsync(file);
        }

        return ExitCode.Done;
    }

    private static bool Matches(string pattern, string path) =>
        FileSystemName.MatchesSimpleExpression(pattern, path, ignoreCase: false);
}
