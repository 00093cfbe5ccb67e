using System.Text;
using Boxyard.Agent.Drivers;
using Boxyard.Agent.Silo;

namespace Boxyard.Agent.Boxes;

/// <summary>Tells the silo what a box could not tell itself any more. Does nothing when the attempt is over.</summary>
internal sealed partial class BoxEnds(SiloAttempts attempts, TimeProvider clock, ILogger<BoxEnds> logger)
{
    private const string ProblemName = "agent_problem";
    private const int MaxProblemLength = 2000;

    /// <summary>
    /// A box that asks sooner after its guest's last sign of life is taken for a second machine of its name.
    /// </summary>
    private static readonly TimeSpan SilentPause = TimeSpan.FromSeconds(12);

    /// <summary>The box did not come to run: the reason is kept with the attempt and in its console's log.</summary>
    public async Task ReportNotStartedAsync(
        RunRecord run, string stream, BoxStartException failure, CancellationToken cancellationToken)
    {
        LogNotStarted(logger, run.Box, run.ShownId, failure.Message);
        if (!await attempts.IsLiveAsync(run, cancellationToken))
        {
            return;
        }

        var line = Encoding.UTF8.GetBytes($"boxyard agent: {failure.Message}\n");
        await attempts.AppendLogAsync(run, stream, 0, line, cancellationToken);
        await ReportVerdictAsync(run, failure.Verdict, failure.Message, cancellationToken);
    }

    public async Task ReportEndAsync(RunRecord run, WatchEnd end, BoxExit exit, CancellationToken cancellationToken)
    {
        LogEnded(logger, run.Box, run.ShownId, exit.ToString());
        if (!await attempts.IsLiveAsync(run, cancellationToken))
        {
            return;
        }

        switch (end)
        {
            case WatchEnd.Cancelled:
                await attempts.EndAsync(run, cancellationToken);
                break;
            case WatchEnd.TimedOut:
                await ReportVerdictAsync(run, "soft_timeout", "The job's time was over.", cancellationToken);
                break;
            case WatchEnd.Ended when run.AgentReports && exit.Code is { } code:
                var verdict = code == 0 ? "finished" : "failed";
                await attempts.ReportAsync(run, [("job_state", verdict), ("exit_code", $"{code}")], cancellationToken);
                await attempts.EndAsync(run, cancellationToken);
                break;
            case WatchEnd.Ended or WatchEnd.Stale:
                await ReportSilenceAsync(run, exit, cancellationToken);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(end), end, "No end of a watch.");
        }
    }

    /// <summary>
    /// A box that ends in the middle of a job is, as a machine that restarts, judged when it asks again.
    /// </summary>
    private async Task ReportSilenceAsync(RunRecord run, BoxExit exit, CancellationToken cancellationToken)
    {
        var problem = $"The box {exit} before its guest had reported the end.";
        if (exit.IsOutOfMemory)
        {
            await ReportVerdictAsync(run, "OOM", $"{problem} It had used up its memory.", cancellationToken);
            return;
        }

        var state = await attempts.FindStateAsync(run, cancellationToken);
        if (state == "offered")
        {
            await ReportVerdictAsync(run, "load_disk_fail", problem, cancellationToken);
        }
        else if (state is "running" or "post_run")
        {
            await attempts.ReportAsync(run, [(ProblemName, problem)], cancellationToken);
            await Task.Delay(SilentPause, clock, cancellationToken);
        }
    }

    private async Task ReportVerdictAsync(
        RunRecord run, string verdict, string problem, CancellationToken cancellationToken)
    {
        var text = problem[..Math.Min(problem.Length, MaxProblemLength)];
        await attempts.ReportAsync(run, [("job_state", verdict), (ProblemName, text)], cancellationToken);
        await attempts.EndAsync(run, cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "{Box}: attempt {ShownId} did not start: {Problem}")]
    private static partial void LogNotStarted(ILogger logger, string box, string shownId, string problem);

    [LoggerMessage(LogLevel.Information, "{Box}: the box of attempt {ShownId} {Exit}")]
    private static partial void LogEnded(ILogger logger, string box, string shownId, string exit);
}
