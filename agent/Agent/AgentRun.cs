using Boxyard.Agent.Boxes;
using Boxyard.Agent.Silo;

namespace Boxyard.Agent;

/// <summary>Runs one loop for each box until all have stopped.</summary>
internal sealed partial class AgentRun(
    AgentOptions options,
    StateFolder state,
    StopSignals signals,
    BoxRuns runs,
    SiloBoot silo,
    MemoryBudget budget,
    TimeProvider clock,
    ILogger<BoxLoop> boxLogger,
    ILogger<AgentRun> logger)
{
    public async Task RunAsync()
    {
        using var lease = state.Open();
        state.RemoveUnnamed();
        signals.Listen(onDrain: () =>
        {
            LogDrain(logger, options.DrainTimeout);
            signals.LeaveAfter(options.DrainTimeout);
        });
        var boxes = BoxPlan.List(options);
        LogStart(logger, boxes.Count, options.Silo, budget.TotalMiB);

        var known = boxes.Select(box => box.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var forgotten in state.ListRuns().Where(run => !known.Contains(run.Box)))
        {
            LogForgotten(logger, forgotten.Box, forgotten.ShownId);
        }

        await Task.WhenAll(boxes.Select(RunBoxAsync));
        LogStop(logger);
    }

    private async Task RunBoxAsync(BoxPlan box)
    {
        var delays = new RetryDelays(options.RetryDelay, options.MaxRetryDelay, Random.Shared.NextDouble);
        var loop = new BoxLoop(box, options, state, runs, silo, budget, delays, clock, boxLogger);
        try
        {
            await loop.RunAsync(signals.Drain, signals.Leave);
        }
        catch (OperationCanceledException) when (signals.Drain.IsCancellationRequested)
        {
            // What runs is taken up by the next start.
        }
    }

    [LoggerMessage(LogLevel.Information, "{BoxCount} boxes for {Silo}; together they may take {Budget} MiB")]
    private static partial void LogStart(ILogger logger, int boxCount, string silo, int budget);

    [LoggerMessage(
        LogLevel.Information,
        "Draining: no new jobs; those that run have {Timeout}, then they go on without the agent")]
    private static partial void LogDrain(ILogger logger, TimeSpan timeout);

    [LoggerMessage(
        LogLevel.Warning,
        "The box {Box} runs attempt {ShownId} and is in no setting any more: put it back until that is over")]
    private static partial void LogForgotten(ILogger logger, string box, string shownId);

    [LoggerMessage(LogLevel.Information, "The agent ends")]
    private static partial void LogStop(ILogger logger);
}
