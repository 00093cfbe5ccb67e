using System.CommandLine;

namespace Boxyard.Cli.Jobs;

/// <summary>`boxyard jobs`: the newest jobs that match, a page at a time.</summary>
internal sealed class JobsCommand : BoxyardCommand
{
    private const int MaxPageSize = 500;
    private const int DefaultLimit = 20;

    private readonly JobFilterOptions _filter = new();

    private readonly Option<int?> _limit = new("--limit", "-n")
    {
        Description = $"How many; default {DefaultLimit}.",
        HelpName = "N",
    };

    private readonly Option<long?> _before = new("--before")
    {
        Description = "Only jobs older than this one: the next page.",
        HelpName = "ID",
    };

    protected override Command Describe()
    {
        var command = new Command("jobs", "List jobs, newest first.") { _limit, _before };
        foreach (var option in _filter.All)
        {
            command.Add(option);
        }

        _limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() < 1)
            {
                result.AddError("--limit must be at least 1.");
            }
        });
        return command;
    }

    public override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        var arguments = session.Arguments;
        var limit = arguments.GetValue(_limit) ?? DefaultLimit;
        var query = _filter.Read(arguments, session.Client.Options.TimeProvider) with
        {
            BeforeId = arguments.GetValue(_before),
            PageSize = Math.Min(limit, MaxPageSize - 1) + 1,
        };
        // One more than is shown tells whether there is a next page.
        var jobs = await session.Client.Jobs.ListAsync(query, cancellationToken)
            .Take(limit + 1)
            .ToListAsync(cancellationToken);
        var shown = jobs.Take(limit).ToList();
        if (session.IsJson)
        {
            return await session.WriteJsonAsync(shown);
        }

        await JobTable.WriteAsync(shown, session.Output);
        if (jobs.Count > limit)
        {
            await session.Output.FlushAsync(cancellationToken);
            await session.Error.WriteLineAsync($"older ones: --before {shown[^1].Id}");
        }

        return ExitCode.Done;
    }
}
