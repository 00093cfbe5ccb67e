using System.CommandLine;
using Boxyard.Cli.Completion;

namespace Boxyard.Cli.Imports;

/// <summary>
/// `boxyard import compass-ci`: takes machines, their MACs and queues, and the jobs that wait, from an old scheduler.
/// Run again, it takes only what is new.
/// </summary>
internal sealed class ImportCompassCommand : BoxyardCommand
{
    private readonly Option<string?> _rdb = new("--rdb")
    {
        Description = "A dump of its Redis.",
        HelpName = "FILE",
        CompletionSources = { FileNames.Complete },
    };

    private readonly Option<string?> _redis = new("--redis")
    {
        Description = "Its running Redis; a password is taken from $REDISCLI_AUTH.",
        HelpName = "HOST[:PORT]",
    };

    private readonly Option<string?> _hosts = new("--hosts")
    {
        Description = "The folder of its hosts' YAML files.",
        HelpName = "DIR",
        CompletionSources = { FileNames.Complete },
    };

    private readonly Option<string?> _jobs = new("--jobs")
    {
        Description = "Jobs as JSON, for those whose text is not in Redis: documents, or an answer of Elasticsearch.",
        HelpName = "FILE",
        CompletionSources = { FileNames.Complete },
    };

    private readonly Option<string?> _elasticsearch = new("--elasticsearch")
    {
        Description = "Its running Elasticsearch, for the same.",
        HelpName = "URL",
    };

    private readonly Option<string?> _lab = new("--lab")
    {
        Description = "A name for it, where several labs are taken over whose jobs have the same ids.",
        HelpName = "NAME",
    };

    private readonly Option<bool> _dryRun = new("--dry-run")
    {
        Description = "Tell what would be taken; take nothing.",
    };

    protected override Command Describe() =>
        new("compass-ci", "Take over hosts, MACs, queues and waiting jobs of a compass-ci scheduler.")
        {
            _rdb, _redis, _hosts, _jobs, _elasticsearch, _lab, _dryRun,
        };

    public override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        var lab = await ReadAsync(session, cancellationToken);
        var arguments = session.Arguments;
        using var contents = new JobContents(
            arguments.GetValue(_jobs),
            FindElasticsearch(arguments.GetValue(_elasticsearch)),
            session.Client.Options.TimeProvider);
        var import = new LabImport(
            session.Client, contents, arguments.GetValue(_lab) ?? "", arguments.GetValue(_dryRun));
        var steps = await import.RunAsync(lab, cancellationToken);
        if (session.IsJson)
        {
            await session.WriteJsonAsync(steps);
        }
        else
        {
            await WriteAsync(session, steps);
        }

        return steps.Any(step => step.Outcome == ImportStep.Refused) ? ExitCode.Usage : ExitCode.Done;
    }

    private async Task<OldLab> ReadAsync(Session session, CancellationToken cancellationToken)
    {
        var arguments = session.Arguments;
        var lab = new OldLab();
        var rdb = arguments.GetValue(_rdb);
        var redis = arguments.GetValue(_redis);
        var hosts = arguments.GetValue(_hosts);
        if (rdb is null && redis is null && hosts is null)
        {
            throw new UsageException("say where the old lab is: --rdb FILE, --redis HOST:PORT or --hosts DIR.");
        }

        if (rdb is not null)
        {
            await RedisLab.ReadAsync(RdbDump.Read(rdb), lab, cancellationToken);
        }

        if (redis is not null)
        {
            var password = session.Terminal.User.Variable("REDISCLI_AUTH");
            using var connection = await RedisConnection.OpenAsync(
                redis, password, session.Client.Options.TimeProvider, cancellationToken);
            await RedisLab.ReadAsync(connection, lab, cancellationToken);
        }

        if (hosts is not null)
        {
            HostFiles.Read(hosts, lab);
        }

        return lab;
    }

    private static Uri? FindElasticsearch(string? text) => text is null ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri
        : throw new UsageException($"'{text}' is no address: say --elasticsearch http://HOST:9200.");

    private static async Task WriteAsync(Session session, IReadOnlyList<ImportStep> steps)
    {
        var table = new Table("WHAT", "NAME", "OUTCOME", "DETAIL");
        foreach (var step in steps)
        {
            table.Add(step.Kind, step.Name, step.Outcome, step.Detail);
        }

        await table.WriteAsync(session.Output);
        await session.Output.FlushAsync();
        var counts = steps.CountBy(step => step.Outcome).Select(count => $"{count.Value} {count.Key}");
        await session.Error.WriteLineAsync(steps.Count == 0 ? "nothing found" : string.Join(", ", counts));
    }
}
