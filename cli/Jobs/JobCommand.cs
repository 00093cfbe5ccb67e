using System.CommandLine;
using Boxyard.Client;

namespace Boxyard.Cli.Jobs;

/// <summary>`boxyard job ID`: one job with its attempts and results.</summary>
internal sealed class JobCommand : BoxyardCommand
{
    private readonly Argument<long> _id = new("ID") { Description = "The job's id." };
    private readonly Option<bool> _all = new("--all")
    {
        Description = "All metrics, tests and files of each attempt, not only the first 100.",
    };

    protected override Command Describe() =>
        new("job", "Show one job: its attempts, logs, files and results.") { _id, _all };

    protected override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        var job = await session.Client.Jobs.GetAsync(session.Arguments.GetValue(_id), cancellationToken);
        if (session.Arguments.GetValue(_all))
        {
            job = job with { Attempts = await FillAsync(session.Client.Jobs, job, cancellationToken) };
        }

        if (session.IsJson)
        {
            await session.Output.WriteLineAsync(JsonText.Of(job));
        }
        else
        {
            await JobText.WriteAsync(job, session.Output);
        }

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
