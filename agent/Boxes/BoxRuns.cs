using Boxyard.Agent.Drivers;
using Boxyard.Agent.Silo;
using Microsoft.Extensions.DependencyInjection;

namespace Boxyard.Agent.Boxes;

/// <summary>
/// The way of one attempt on a box: record, files, start, watch, end. Every step can be taken up by another start of
/// the agent; whatever is thrown leaves the record, and the next look goes on from it.
/// </summary>
internal sealed partial class BoxRuns(
    IServiceProvider services,
    StateFolder state,
    BoxFiles files,
    SiloAttempts attempts,
    BoxWatch watch,
    BoxEnds ends,
    RunResults results,
    ILogger<BoxRuns> logger)
{
    /// <summary>Runs what the box was offered.</summary>
    public async Task RunAsync(BoxPlan box, BootOffer offer, CancellationToken cancellationToken)
    {
        var driver = DriverOf(box.Driver);
        var run = state.Begin(box, offer);
        LogOffered(logger, box.Name, run.ShownId);
        try
        {
            run = await files.FetchJobAsync(run, offer, cancellationToken);
            run = await driver.PrepareAsync(box, run, offer, cancellationToken);
            state.Save(run);
            // A download may have taken longer than the attempt was given to report.
            if (!await attempts.IsLiveAsync(run, cancellationToken))
            {
                LogTooLate(logger, box.Name, run.ShownId);
                state.Forget(run);
                return;
            }

            await driver.StartAsync(box, run, cancellationToken);
        }
        catch (BoxStartException failure)
        {
            await ends.ReportNotStartedAsync(run, driver.ConsoleStream, failure, cancellationToken);
            await driver.StopAsync(run, cancellationToken);
            state.Forget(run);
            return;
        }

        await FollowAsync(driver, run, cancellationToken);
    }

    /// <summary>Goes on with what an earlier start of the agent began.</summary>
    public async Task TakeUpAsync(RunRecord run, CancellationToken cancellationToken)
    {
        var driver = DriverOf(run.Driver);
        // Whoever makes the claim decides: once it is ours, a launch that is still under way ends at once.
        if (TryClaim(run))
        {
            LogNeverStarted(logger, run.Box, run.ShownId);
            await driver.StopAsync(run, cancellationToken);
            state.Forget(run);
            return;
        }

        LogTakenUp(logger, run.Box, run.ShownId);
        await FollowAsync(driver, run, cancellationToken);
    }

    private async Task FollowAsync(IBoxDriver driver, RunRecord run, CancellationToken cancellationToken)
    {
        var console = watch.OpenConsole(run, driver.ConsoleStream);
        if (run is not { End: { } end, Exit: { } exit })
        {
            var process = await driver.FindAsync(run, cancellationToken);
            if (run.AgentReports && process is not null)
            {
                await attempts.ReportAsync(run, [("job_state", "running")], cancellationToken);
            }

            end = process is null
                ? WatchEnd.Ended
                : await watch.RunAsync(run, process, console, cancellationToken);
            exit = await driver.FindExitAsync(run, cancellationToken);
            // Kept before it is removed: the silo may be away now, and the agent gone before it is back.
            run = run with { End = end, Exit = exit };
            state.Save(run);
        }

        await driver.StopAsync(run, cancellationToken);
        await console.SendAsync(cancellationToken);
        if (run.AgentReports)
        {
            await results.SendAsync(run, cancellationToken);
        }

        await ends.ReportEndAsync(run, end, exit, cancellationToken);
        state.Forget(run);
    }

    private static bool TryClaim(RunRecord run)
    {
        try
        {
            Directory.CreateDirectory(run.OutFolder);
            using var claim = new FileStream(run.ClaimPath, FileMode.CreateNew, FileAccess.Write);
            return true;
        }
        catch (IOException) when (new FileInfo(run.ClaimPath) is { Exists: true } or { LinkTarget: not null })
        {
            return false;
        }
    }

    private IBoxDriver DriverOf(BoxDriverKind kind) => services.GetRequiredKeyedService<IBoxDriver>(kind);

    [LoggerMessage(LogLevel.Information, "{Box}: offered attempt {ShownId}")]
    private static partial void LogOffered(ILogger logger, string box, string shownId);

    [LoggerMessage(LogLevel.Warning, "{Box}: attempt {ShownId} was over before its files were here")]
    private static partial void LogTooLate(ILogger logger, string box, string shownId);

    [LoggerMessage(LogLevel.Information, "{Box}: attempt {ShownId} had not been started; the box asks again")]
    private static partial void LogNeverStarted(ILogger logger, string box, string shownId);

    [LoggerMessage(LogLevel.Information, "{Box}: takes attempt {ShownId} up again")]
    private static partial void LogTakenUp(ILogger logger, string box, string shownId);
}
