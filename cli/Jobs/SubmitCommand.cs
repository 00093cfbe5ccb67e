using System.CommandLine;
using Boxyard.Client;

namespace Boxyard.Cli.Jobs;

/// <summary>`boxyard submit FILE..`: submits jobs, and on request waits for them or shows what they print.</summary>
internal sealed class SubmitCommand : BoxyardCommand
{
    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "Jobs in YAML or JSON; - is the standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> _follow = new("--follow", "-f")
    {
        Description = "Show what each job prints; leave with its result.",
    };

    private readonly Option<bool> _wait = new("--wait", "-w")
    {
        Description = "Wait until each job is finished; leave with its result.",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print the jobs as JSON." };

    protected override Command Describe()
    {
        var command = new Command("submit", "Submit jobs; prints their ids.") { _files, _follow, _wait, _json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(_follow) && result.GetValue(_json))
            {
                result.AddError("--follow prints the job's output, so it cannot print JSON too: say --wait --json.");
            }
        });
        return command;
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        // All files are read before the first job is queued, so that a wrong name queues nothing.
        List<(string File, JobDocument Document)> documents = [];
        foreach (var file in session.Arguments.GetRequiredValue(_files))
        {
            documents.Add((file, await JobFile.ReadAsync(file, cancellationToken)));
        }

        var exitCode = ExitCode.Done;
        foreach (var (file, document) in documents)
        {
            var job = await SubmitAsync(session, file, document, cancellationToken);
            var result = await FinishAsync(session, job, cancellationToken);
            exitCode = exitCode == ExitCode.Done ? result : exitCode;
        }

        return exitCode;
    }

    private static async Task<Job> SubmitAsync(
        Session session, string file, JobDocument document, CancellationToken cancellationToken)
    {
        var outcome = await session.Client.Jobs.TrySubmitAsync(document, cancellationToken: cancellationToken);
        if (!outcome.Succeeded)
        {
            throw new BoxyardException(outcome.Problem with { Title = $"{file}: {outcome.Problem.Title}" });
        }

        await session.Error.WriteLineAsync($"submitted {file}: job {outcome.Value.Id} in queue {outcome.Value.Queue}");
        return outcome.Value;
    }

    private async Task<int> FinishAsync(Session session, Job job, CancellationToken cancellationToken)
    {
        var arguments = session.Arguments;
        var isWaited = arguments.GetValue(_wait);
        if (arguments.GetValue(_follow))
        {
            return await JobFollowing.RunAsync(session, job.Id, JobFollowing.ProgramStreams, cancellationToken);
        }

        var last = isWaited ? await session.Client.Jobs.WaitAsync(job.Id, cancellationToken) : job;
        await session.Output.WriteLineAsync(arguments.GetValue(_json) ? JsonText.Of(last) : $"{last.Id}");
        await session.Output.FlushAsync(cancellationToken);
        if (!isWaited)
        {
            return ExitCode.Done;
        }

        await session.Error.WriteLineAsync(JobText.Result(last));
        return ExitCode.Of(last);
    }
}
