using Boxyard.Client;

namespace Boxyard.Cli.Jobs;

/// <summary>
/// Shows a job while it runs: what it prints goes where the program itself would print it, its states to the error
/// stream.
/// </summary>
internal static class JobFollowing
{
    /// <summary>What the job's own program prints.</summary>
    public static readonly IReadOnlyCollection<string> ProgramStreams = ["stdout", "stderr"];

    public static async Task<int> RunAsync(
        Session session, long jobId, IReadOnlyCollection<string> streams, CancellationToken cancellationToken)
    {
        Job? last = null;
        await foreach (var update in session.Client.Jobs.FollowAsync(jobId, streams, cancellationToken))
        {
            last = update.Job;
            if (update.Text is null)
            {
                await session.Error.WriteLineAsync(JobText.State(last));
            }
            else if (update.Stream == "stderr" && streams.Count > 1)
            {
                await session.Terminal.RawError.WriteAsync(update.Text);
            }
            else
            {
                await session.Terminal.WriteAsync(update.Bytes, cancellationToken);
            }
        }

        return last is null ? ExitCode.JobFailed : ExitCode.Of(last);
    }
}
