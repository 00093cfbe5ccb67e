using Boxyard.Testboxes;
using Microsoft.Extensions.Options;

namespace Boxyard.Power;

/// <summary>
/// Does what is to be done to boxes' power. Several silos do so at once: the lease on each action lets one of them at
/// it. A silo that stops begins no other, and waits for the programs that run: a box must not be left switched off in
/// the middle of a cycle.
/// </summary>
internal sealed partial class PowerSweep(
    IPowerStore actions,
    PowerFollower follower,
    PowerPrograms programs,
    PowerRunner runner,
    IOptions<PowerOptions> options,
    TimeProvider clock,
    ILogger<PowerSweep> logger)
    : BackgroundService, IHostedLifecycleService
{
    private const int MaxRunning = 16;
    private const int MaxTries = 3;

    private static readonly TimeSpan LeaseGrace = TimeSpan.FromSeconds(60);

    private readonly List<Task> _running = [];

    // Never disposed, which they do not need without timers: a host may be stopped twice, by itself and by its owner.
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _killing = new();

    private TimeSpan Lease => options.Value.Timeout + LeaseGrace;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Before anything else stops, since what the programs did must still be stored. When the host's time is over, they
    /// are killed; whoever starts next begins their actions again.
    /// </summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await (ExecuteTask ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_running.Exists(task => !task.IsCompleted))
        {
            LogWaiting(logger, _running.Count(task => !task.IsCompleted));
        }

        await using var late = cancellationToken.Register(_killing.Cancel);
        await Task.WhenAll(_running);
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, _stopping.Token);
        using var timer = new PeriodicTimer(options.Value.Interval, clock);
        try
        {
            do
            {
                await SweepAsync(either.Token);
            }
            while (await timer.WaitForNextTickAsync(either.Token));
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // An end as wanted. The host does not know yet that it stops, and would take it for a failure.
        }
    }

    /// <summary>One look. Catches what fails: the next look tries again.</summary>
    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (options.Value.AutoCycle)
            {
                await follower.FollowAsync(cancellationToken);
            }

            _running.RemoveAll(task => task.IsCompleted);
            var free = MaxRunning - _running.Count;
            if (free > 0)
            {
                foreach (var action in await actions.TakeAsync(
                    free, Lease, options.Value.KeepTime, cancellationToken))
                {
                    _running.Add(RunAsync(action, _killing.Token));
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            LogFailed(logger, failure);
        }
    }

    /// <summary>Catches what fails: an action that is not settled is taken again when its lease is over.</summary>
    private async Task RunAsync(PowerActionRecord action, CancellationToken cancellationToken)
    {
        try
        {
            if (await follower.FindNeedlessAsync(action, Lease, cancellationToken) is { } reason)
            {
                LogRun(logger, PowerRunner.Word(action.Action), action.Testbox, reason);
                await actions.LeaveOutAsync(action, reason, cancellationToken);
                return;
            }

            var run = action.TryCount > MaxTries
                ? new PowerRun("", "The scheduler was stopped in the middle of it too often.")
                : programs.Find(action.Testbox) is { } program
                    ? await runner.RunAsync(program, action.Action, action.Testbox, cancellationToken)
                    : new PowerRun("", "The box has no program in Power:Directory any more.");
            LogRun(logger, PowerRunner.Word(action.Action), action.Testbox, run.Problem ?? "done");
            await actions.SettleAsync(action, run.Problem, run.Output, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host waited long enough; who starts next does it.
        }
        catch (Exception failure)
        {
            LogActionFailed(logger, failure, action.Testbox);
        }
    }

    [LoggerMessage(LogLevel.Error, "The look for power actions failed; the next one follows")]
    private static partial void LogFailed(ILogger logger, Exception failure);

    [LoggerMessage(LogLevel.Information, "The silo stops when {Count} power programs have ended")]
    private static partial void LogWaiting(ILogger logger, int count);

    [LoggerMessage(LogLevel.Information, "Power {Action} of {Testbox}: {Outcome}")]
    private static partial void LogRun(ILogger logger, string action, string testbox, string outcome);

    [LoggerMessage(LogLevel.Error, "The power action of {Testbox} failed; it is tried again")]
    private static partial void LogActionFailed(ILogger logger, Exception failure, string testbox);
}
