using System.CommandLine;
using Boxyard.Cli.Completion;
using Boxyard.Client;

namespace Boxyard.Cli.Jobs;

/// <summary>The options by which jobs are chosen.</summary>
internal sealed class JobFilterOptions
{
    private readonly Option<string?> _state = new("--state")
    {
        Description = "Only these states, with commas: queued,running.",
        HelpName = "STATES",
        CompletionSources = { SiloNames.States },
    };

    private readonly Option<string?> _group = new("--group")
    {
        Description = "Only jobs for this group of boxes.",
        HelpName = "GROUP",
        CompletionSources = { SiloNames.Groups },
    };

    private readonly Option<string?> _testbox = new("--testbox", "--box")
    {
        Description = "Only jobs of this box.",
        HelpName = "BOX",
        CompletionSources = { SiloNames.Boxes },
    };

    private readonly Option<string?> _suite = new("--suite")
    {
        Description = "Only jobs of this suite.",
        HelpName = "SUITE",
    };

    private readonly Option<string?> _submitter = new("--submitter")
    {
        Description = "Only jobs of this submitter.",
        HelpName = "NAME",
    };

    private readonly Option<string?> _text = new("--text")
    {
        Description = "A prefix of id, suite, group, box or submitter.",
        HelpName = "TEXT",
    };

    private readonly Option<string?> _from = new("--from")
    {
        Description = "Submitted since: an age such as 30m, 12h, 7d, or a time such as 2026-11-22T10:00Z.",
        HelpName = "TIME",
    };

    private readonly Option<string?> _to = new("--to") { Description = "Submitted before.", HelpName = "TIME" };

    public IEnumerable<Option> All => [_state, _group, _testbox, _suite, _submitter, _text, _from, _to];

    public bool IsAnyGiven(ParseResult arguments) => All.Any(option => arguments.GetResult(option) is not null);

    /// <param name="arguments">The command line.</param>
    /// <param name="clock">What ages are reckoned from.</param>
    /// <param name="states">Which states are meant when none is given.</param>
    public JobQuery Read(ParseResult arguments, TimeProvider clock, params IReadOnlyList<JobState> states)
    {
        var given = ParseStates(arguments.GetValue(_state));
        return new JobQuery
        {
            States = given.Count == 0 ? states : given,
            Group = arguments.GetValue(_group),
            Testbox = arguments.GetValue(_testbox),
            Suite = arguments.GetValue(_suite),
            Submitter = arguments.GetValue(_submitter),
            Text = arguments.GetValue(_text),
            SubmittedFrom = TimeText.Parse(arguments.GetValue(_from), clock),
            SubmittedBefore = TimeText.Parse(arguments.GetValue(_to), clock),
        };
    }

    private static List<JobState> ParseStates(string? text)
    {
        List<JobState> states = [];
        const StringSplitOptions trimmed = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        foreach (var word in (text ?? "").Split(',', trimmed))
        {
            if (!JobStateText.TryParse(word, out var state))
            {
                var known = string.Join(", ", JobStateText.All.Select(JobStateText.Of));
                throw new UsageException($"'{word}' is not a state; there are: {known}.");
            }

            states.Add(state);
        }

        return states;
    }
}
