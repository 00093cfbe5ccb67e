using System.CommandLine;
using Boxyard.Cli.Completion;
using Boxyard.Client;

namespace Boxyard.Cli.Jobs;

/// <summary>`boxyard cancel ID..`, or all jobs that match: then it counts them and asks first.</summary>
internal sealed class CancelCommand : BoxyardCommand
{
    /// <summary>What the silo takes at once.</summary>
    private const int MaxAtOnce = 1_000;

    private readonly JobFilterOptions _filter = new();

    private readonly Argument<long[]> _ids = new("ID")
    {
        Description = "The jobs' ids; or choose jobs by the options.",
        HelpName = "ID",
        Arity = ArgumentArity.ZeroOrMore,
        CompletionSources = { SiloNames.Jobs },
    };

    private readonly Option<string?> _reason = new("--reason")
    {
        Description = "Kept with the jobs, for people.",
        HelpName = "TEXT",
    };

    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Do not ask." };

    protected override Command Describe()
    {
        var command = new Command("cancel", "Cancel jobs: by their ids, or all that match.") { _ids, _reason, _yes };
        foreach (var option in _filter.All)
        {
            command.Add(option);
        }

        return command;
    }

    public override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        var arguments = session.Arguments;
        var ids = arguments.GetValue(_ids) ?? [];
        if (ids.Length > 0 == _filter.IsAnyGiven(arguments))
        {
            throw new UsageException("name jobs by their ids, or choose them by options such as --group, not both.");
        }

        if (ids.Length == 0)
        {
            var jobs = await FindAsync(session, cancellationToken);
            ids = [.. jobs.Select(job => job.Id)];
            if (ids.Length > 0 && !arguments.GetValue(_yes) && !await AskAsync(session, jobs, cancellationToken))
            {
                await session.Error.WriteLineAsync("nothing was cancelled");
                return ExitCode.Usage;
            }
        }

        var results = await CancelAsync(session, ids, cancellationToken);
        return await WriteAsync(session, results);
    }

    /// <summary>Those that are over are not meant.</summary>
    private Task<List<Job>> FindAsync(Session session, CancellationToken cancellationToken)
    {
        JobState[] open = [JobState.Queued, JobState.Offered, JobState.Running, JobState.PostRun];
        var query = _filter.Read(session.Arguments, session.Client.Options.TimeProvider, open) with { PageSize = 500 };
        return session.Client.Jobs.ListAsync(query, cancellationToken)
            .Where(job => !job.IsFinished)
            .ToListAsync(cancellationToken)
            .AsTask();
    }

    private static async Task<bool> AskAsync(Session session, List<Job> jobs, CancellationToken cancellationToken)
    {
        var counts = jobs.CountBy(job => job.State)
            .OrderBy(count => count.Key)
            .Select(count => $"{count.Value} {JobStateText.Of(count.Key)}");
        var question = $"cancel {jobs.Count} {(jobs.Count == 1 ? "job" : "jobs")} ({string.Join(", ", counts)})";
        if (!session.Terminal.CanAsk)
        {
            throw new UsageException($"{question}? There is nobody to ask: say --yes.");
        }

        await session.Error.WriteAsync($"{question}? [y/N] ");
        var answer = await session.Terminal.Input.ReadLineAsync(cancellationToken);
        return answer?.Trim().ToUpperInvariant() is "Y" or "YES";
    }

    private async Task<List<CancelResult>> CancelAsync(
        Session session, IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        var results = new List<CancelResult>();
        foreach (var some in ids.Chunk(MaxAtOnce))
        {
            results.AddRange(await session.Client.Jobs.CancelManyAsync(
                some, session.Arguments.GetValue(_reason), cancellationToken));
        }

        return results;
    }

    private static async Task<int> WriteAsync(Session session, List<CancelResult> results)
    {
        if (session.IsJson)
        {
            await session.WriteJsonAsync(results);
        }
        else
        {
            foreach (var result in results)
            {
                await session.Output.WriteLineAsync(CancelText.Of(result));
            }
        }

        return results.Any(result => result.Outcome is
            CancelOutcome.Unknown or CancelOutcome.NotFound or CancelOutcome.NotOwn)
            ? ExitCode.Usage
            : ExitCode.Done;
    }
}
