using System.CommandLine;
using System.Text.Json;
using Boxyard.Cli.Completion;
using Boxyard.Client;

namespace Boxyard.Cli.Jobs;

/// <summary>`boxyard job ID`: one job with its attempts and results; while it waits, why.</summary>
internal sealed class JobCommand : BoxyardCommand
{
    private readonly Argument<long> _id = SiloNames.JobId();

    private readonly Option<bool> _all = new("--all")
    {
        Description = "All metrics, tests and files of each attempt, not only the first 100.",
    };

    protected override Command Describe() =>
        new("job", "Show one job: its timeline, attempts, logs, files and results, and why it waits.") { _id, _all };

    public override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        var client = session.Client;
        var job = await client.Jobs.GetAsync(session.Arguments.GetValue(_id), cancellationToken);
        if (session.Arguments.GetValue(_all))
        {
            job = job with { Attempts = await FillAsync(client.Jobs, job, cancellationToken) };
        }

        var wait = job.State == JobState.Queued
            ? await client.Jobs.ExplainWaitAsync(job.Id, cancellationToken)
            : null;
        if (session.IsJson)
        {
            if (wait is not null)
            {
                job.More["wait"] = JsonSerializer.SerializeToElement(JsonText.NodeOf(wait));
            }

            return await session.WriteJsonAsync(job);
        }

        await JobText.WriteAsync(job, session.Output);
        if (wait is not null)
        {
            await WaitText.WriteAsync(wait, session.Output);
        }

        await Timeline.WriteAsync(job, client.Options.TimeProvider.GetUtcNow(), session.Output);
        await JobText.WriteAttemptsAsync(job, session.Output);
        await session.Output.WriteLineAsync($"  {await session.FindAddressAsync(job.Id, cancellationToken)}");
        return ExitCode.Done;
    }

    private static async Task<List<JobAttempt>> FillAsync(
        JobsClient jobs, Job job, CancellationToken cancellationToken)
    {
        var filled = new List<JobAttempt>();
        foreach (var attempt in job.Attempts)
        {
            var number = attempt.Number;
            filled.Add(attempt with
            {
                Metrics = await jobs.ListMetricsAsync(job.Id, number, cancellationToken).ToListAsync(cancellationToken),
                Tests = await jobs.ListTestsAsync(job.Id, number, cancellationToken).ToListAsync(cancellationToken),
                Artifacts =
                    await jobs.ListArtifactsAsync(job.Id, number, cancellationToken).ToListAsync(cancellationToken),
            });
        }

        return filled;
    }
}
