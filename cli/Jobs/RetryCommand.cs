using System.CommandLine;
using System.Text.Json;
using Boxyard.Cli.Completion;
using Boxyard.Cli.Submissions;
using Boxyard.Client;

namespace Boxyard.Cli.Jobs;

/// <summary>
/// `boxyard retry ID..`: submits jobs that are over again, as new jobs with the fields of the old ones. What the silo
/// keeps to itself (tokens, secrets, the address of a webhook) is not in them.
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

    protected override Command Describe() => new("retry", "Submit finished jobs once more.") { _ids, _wait };

    protected override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        var texts = new List<(long Id, string Text)>();
        foreach (var id in session.Arguments.GetRequiredValue(_ids))
        {
            texts.Add((id, await ReadAsync(session.Client, id, cancellationToken)));
        }

        var jobs = new List<Job>();
        foreach (var (id, text) in texts)
        {
            var job = await session.Client.Jobs.SubmitAsync(
                JobDocument.FromText(text), cancellationToken: cancellationToken);
            await session.Error.WriteLineAsync($"job {id} again: job {job.Id}, {session.AddressOf(job.Id)}");
            jobs.Add(job);
        }

        if (!session.IsJson)
        {
            await session.Output.WriteLineAsync(string.Join('\n', jobs.Select(job => job.Id)));
            await session.Output.FlushAsync(cancellationToken);
        }

        if (session.Arguments.GetValue(_wait))
        {
            return await Waiting.RunAsync(session, [.. jobs.Select(job => job.Id)], false, cancellationToken);
        }

        return session.IsJson ? await session.WriteJsonAsync(jobs) : ExitCode.Done;
    }

    private static async Task<string> ReadAsync(BoxyardClient client, long id, CancellationToken cancellationToken)
    {
        var job = await client.Jobs.GetAsync(id, cancellationToken);
        if (!job.IsFinished)
        {
            throw new UsageException($"{JobText.State(job)}: only a job that is over can be submitted again.");
        }

        if (job.ClusterJobs is not null)
        {
            throw new UsageException($"job {id} is part of a cluster job: submit that one's file again.");
        }

        var spec = await client.Api.GetAsync<JsonDocument>($"/api/v1/jobs/{id}/spec", cancellationToken);
        return spec.RootElement.GetRawText();
    }
}
