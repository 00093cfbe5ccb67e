using Boxyard.Agent.Silo;

namespace Boxyard.Agent.Boxes;

/// <summary>
/// One box: asks for a job, runs it, asks again. It is the only one that asks for its box, and asks only when nothing
/// of it runs and its memory is free.
/// </summary>
internal sealed partial class BoxLoop(
    BoxPlan box,
    AgentOptions options,
    StateFolder state,
    BoxRuns runs,
    SiloBoot silo,
    MemoryBudget budget,
    RetryDelays delays,
    TimeProvider clock,
    ILogger<BoxLoop> logger)
{
    /// <summary>
    /// A silo that answers at once that there is nothing, as when it holds too many, is not asked sooner.
    /// </summary>
    private static readonly TimeSpan MinAskInterval = TimeSpan.FromSeconds(5);

    /// <summary>While other boxes wait for memory, a box that asks in vain gives its share back so soon.</summary>
    private static readonly TimeSpan SharedWait = TimeSpan.FromSeconds(10);

    private bool _isRegistered;

    public async Task RunAsync(CancellationToken drain, CancellationToken leave)
    {
        while (!drain.IsCancellationRequested || state.FindRun(box.Name) is not null)
        {
            try
            {
                await CycleAsync(drain, leave);
                delays.Reset();
            }
            catch (OperationCanceledException) when (drain.IsCancellationRequested)
            {
                leave.ThrowIfCancellationRequested();
            }
            catch (Exception failure)
            {
                // The catcher of all that fails in a box: it is logged, and tried again after a pause.
                var delay = delays.Next((failure as SiloException)?.RetryAfter);
                LogFailed(logger, box.Name, delay, failure.Message, failure is SiloException ? null : failure);
                await PauseAsync(delay, drain, leave);
            }
        }
    }

    private async Task CycleAsync(CancellationToken drain, CancellationToken leave)
    {
        if (state.FindRun(box.Name) is { } run)
        {
            using var taken = budget.TakeUp(box.MemoryMiB);
            await runs.TakeUpAsync(run, leave);
            return;
        }

        if (!_isRegistered)
        {
            await silo.RegisterAsync(box, drain);
            _isRegistered = true;
        }

        using var share = await budget.TakeAsync(box.MemoryMiB, drain);
        var wait = budget.HasWaiting && SharedWait < options.PollWait ? SharedWait : options.PollWait;
        var askedAt = clock.GetTimestamp();
        var form = box.Driver == BoxDriverKind.Qemu ? BootForm.Ipxe : BootForm.Container;
        if (await silo.AskAsync(box, form, wait, drain) is { } offer)
        {
            await runs.RunAsync(box, offer, leave);
            return;
        }

        share.Dispose();
        var least = MinAskInterval < wait ? MinAskInterval : wait;
        var left = least - clock.GetElapsedTime(askedAt);
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, clock, drain);
        }
    }

    /// <summary>A drain ends the pause, unless something still runs that must be looked after.</summary>
    private async Task PauseAsync(TimeSpan delay, CancellationToken drain, CancellationToken leave)
    {
        var stop = state.FindRun(box.Name) is null ? drain : leave;
        try
        {
            await Task.Delay(delay, clock, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            leave.ThrowIfCancellationRequested();
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Box}: tries again in {Delay}: {Problem}")]
    private static partial void LogFailed(
        ILogger logger, string box, TimeSpan delay, string problem, Exception? failure);
}
