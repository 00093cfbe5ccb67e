using Boxyard.Client;

namespace Boxyard.Samples;

/// <summary>
/// Follows the lab and keeps the end of each job. Goes on where it was after a restart, of itself or the silo.
/// </summary>
internal sealed partial class ResultFollower(
    BoxyardClient boxyard, Board board, TimeProvider clock, ILogger<ResultFollower> logger) : BackgroundService
{
    private const int WrongCursor = 409;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await FollowAsync(stoppingToken);
            }
            catch (BoxyardException failure)
            {
                LogFailed(failure);
                if (failure.Problem.Status == WrongCursor)
                {
                    board.BeginAnew();
                }
            }

            await Task.Delay(RetryDelay, clock, stoppingToken);
        }
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        await foreach (var item in boxyard.Events.FollowAsync(
            new EventQuery { After = board.Cursor }, cancellationToken))
        {
            if (item.Event is { JobId: { } jobId } happened && happened.FindState() >= JobState.Succeeded)
            {
                await KeepAsync(jobId, item.Cursor, cancellationToken);
            }
        }
    }

    /// <summary>An attempt that ended may be repeated, so the job itself says whether it is over.</summary>
    private async Task KeepAsync(long jobId, string cursor, CancellationToken cancellationToken)
    {
        var job = await boxyard.Jobs.TryGetAsync(jobId, cancellationToken);
        if (job.Succeeded && job.Value.IsFinished)
        {
            board.Keep(new BoardLine(job.Value.Suite, jobId, job.Value.State, job.Value.FinishedAt), cursor);
        }
        else if (!job.Succeeded && job.Problem.Kind != ProblemKind.NotFound)
        {
            throw new BoxyardException(job.Problem);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The events of the lab cannot be followed now; it is tried again")]
    private partial void LogFailed(Exception failure);
}
