using System.CommandLine;
using Boxyard.Cli.Completion;
using Boxyard.Cli.Submissions;
using Boxyard.Client;

namespace Boxyard.Cli.Jobs;

/// <summary>
/// `boxyard retry ID..`: submits jobs that are over once more, as new jobs with the same definition and secrets.
/// </summary>
internal sealed class RetryCommand : BoxyardCommand
{
    private readonly Argument<long[]> _ids = new("ID")
    {
        Description = "The jobs' ids.",
        HelpName = "ID",
        Arity = ArgumentArity.OneOrMore,
        CompletionSources = { SiloNames.Jobs },
    };

    private readonly Option<bool> _wait = new("--wait", "-w")
    {
        Description = "Wait until each new job is finished; leave with its result.",
    };

    private readonly Option<string?> _key = new("--key")
    {
        Description = "With the same key, a job is repeated once: a script that was interrupted can run again.",
        HelpName = "TEXT",
    };

    protected override Command Describe() => new("retry", "Submit finished jobs once more.") { _ids, _wait, _key };

    public override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        var jobs = new List<Job>();
        foreach (var id in session.Arguments.GetRequiredValue(_ids))
        {
            var job = await session.Client.Jobs.RetryAsync(id, OptionsOf(session, id), cancellationToken);
            var address = await session.FindAddressAsync(job.Id, cancellationToken);
            await session.Error.WriteLineAsync($"job {id} again: job {job.Id}, {address}");
            jobs.Add(job);
            if (!session.IsJson)
            {
                // At once: one that is refused after it must not hide what was queued.
                await session.Output.WriteLineAsync($"{job.Id}");
                await session.Output.FlushAsync(cancellationToken);
            }
        }

        if (session.Arguments.GetValue(_wait))
        {
            return await Waiting.RunAsync(session, [.. jobs.Select(job => job.Id)], false, cancellationToken);
        }

        return session.IsJson ? await session.WriteJsonAsync(jobs) : ExitCode.Done;
    }

    private Client.SubmitOptions OptionsOf(Session session, long id) => session.Arguments.GetValue(_key) is { } key
        ? new Client.SubmitOptions { IdempotencyKey = $"{key}-{id}" }
        : new Client.SubmitOptions();
}
