namespace Boxyard.Dependencies;

/// <summary>
/// Lets waiting jobs go when what they wait for has come: soon after each commit, and now and then for all, as the net.
/// </summary>
internal sealed partial class DependencySweep(
    ChangedJobs changes, DependencyResolver resolver, TimeProvider clock, ILogger<DependencySweep> logger)
    : BackgroundService
{
    /// <summary>Commits in between are looked at together.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan FullInterval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var fullAt = clock.GetTimestamp();
        while (true)
        {
            if (clock.GetElapsedTime(fullAt) >= FullInterval)
            {
                changes.MarkIncomplete();
                fullAt = clock.GetTimestamp();
            }

            await SweepAsync(stoppingToken);
            // Also when nothing was announced for so long: the net.
            await changes.WaitAsync(FullInterval, clock, stoppingToken);
            await Task.Delay(Interval, clock, stoppingToken);
        }
    }

    /// <summary>One look. Catches what fails: the next look is at everything.</summary>
    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        try
        {
            await resolver.ResolveAsync(changes.Take(), cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            changes.MarkIncomplete();
            LogFailed(logger, failure);
        }
    }

    [LoggerMessage(LogLevel.Error, "The look for jobs whose waits are over failed; the next one follows")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
