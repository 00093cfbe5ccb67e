using System.CommandLine;
using Boxyard.Client;

namespace Boxyard.Cli.Jobs;

/// <summary>`boxyard jobs`: the newest jobs that match.</summary>
internal sealed class JobsCommand : BoxyardCommand
{
    private const int MaxPageSize = 500;

    private readonly Option<string?> _state = new("--state")
    {
        Description = "Only these states, with commas: queued,running.",
    };

    private readonly Option<string?> _group = new("--group") { Description = "Only jobs for this group of boxes." };
    private readonly Option<string?> _testbox = new("--testbox") { Description = "Only jobs of this box." };
    private readonly Option<string?> _suite = new("--suite") { Description = "Only jobs of this suite." };
    private readonly Option<string?> _submitter = new("--submitter") { Description = "Only jobs of this submitter." };

    private readonly Option<string?> _text = new("--text")
    {
        Description = "A prefix of id, suite, group, box or submitter.",
    };

    private readonly Option<int> _limit = new("--limit", "-n")
    {
        Description = "How many; default 20.",
        DefaultValueFactory = _ => 20,
    };

    protected override Command Describe()
    {
        var command = new Command("jobs", "List jobs, newest first.")
        {
            _state, _group, _testbox, _suite, _submitter, _text, _limit,
        };
        _limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--limit must be at least 1.");
            }
        });
        return command;
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        var arguments = session.Arguments;
        var limit = arguments.GetValue(_limit);
        var query = new JobQuery
        {
            States = ParseStates(arguments.GetValue(_state)),
            Group = arguments.GetValue(_group),
            Testbox = arguments.GetValue(_testbox),
            Suite = arguments.GetValue(_suite),
            Submitter = arguments.GetValue(_submitter),
            Text = arguments.GetValue(_text),
            PageSize = Math.Min(limit, MaxPageSize),
        };
        var jobs = await session.Client.Jobs.ListAsync(query, cancellationToken)
            .Take(limit)
            .ToListAsync(cancellationToken);
        if (session.IsJson)
        {
            await session.Output.WriteLineAsync(JsonText.Of(jobs));
            return ExitCode.Done;
        }

        var table = new Table("ID", "STATE", "SUITE", "QUEUE", "SUBMITTER", "SUBMITTED");
        foreach (var job in jobs)
        {
            var state = JobStateText.Of(job.State);
            table.Add($"{job.Id}", state, job.Suite, job.Queue, job.Submitter, TimeText.Of(job.SubmittedAt));
        }

        await table.WriteAsync(session.Output);
        return ExitCode.Done;
    }

    private static List<JobState> ParseStates(string? text)
    {
        List<JobState> states = [];
        const StringSplitOptions trimmed = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        foreach (var word in (text ?? "").Split(',', trimmed))
        {
            if (!JobStateText.TryParse(word, out var state))
            {
                var known = string.Join(", ", Enum.GetValues<JobState>().Select(JobStateText.Of));
                throw new UsageException($"'{word}' is not a state; there are: {known}.");
            }

            states.Add(state);
        }

        return states;
    }
}
