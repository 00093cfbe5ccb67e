using Boxyard.Cli.Artifacts;
using Boxyard.Cli.Jobs;
using Boxyard.Client;

namespace Boxyard.Cli.Submissions;

/// <summary>Waits for jobs to end; leaves with the first result that is no success, in their order.</summary>
internal static class Waiting
{
    public static async Task<int> RunAsync(
        Session session, IReadOnlyList<long> ids, bool fetchesFiles, CancellationToken cancellationToken)
    {
        var jobs = new List<Job>();
        await ProgressBar.RunAsync(session.Terminal, "jobs", ids.Count, isBytes: false, async report =>
        {
            foreach (var id in ids)
            {
                jobs.Add(await session.Client.Jobs.WaitAsync(id, cancellationToken));
                report(jobs.Count);
            }
        });
        foreach (var job in jobs)
        {
            await session.Error.WriteLineAsync(JobText.Result(job));
            if (fetchesFiles && job.AttemptCount > 0)
            {
                var (number, files) = await AttemptFiles.ListAsync(
                    session.Client, job.Id, job.AttemptCount, cancellationToken);
                await ArtifactFetch.GetAsync(
                    session, (job.Id, number), files, $"job-{job.Id}", cancellationToken);
                await session.Error.WriteLineAsync($"job {job.Id}: {files.Count} files in job-{job.Id}/");
            }
        }

        if (session.IsJson)
        {
            await session.WriteJsonAsync(jobs);
        }

        return jobs.Select(ExitCode.Of).FirstOrDefault(code => code != ExitCode.Done);
    }
}
