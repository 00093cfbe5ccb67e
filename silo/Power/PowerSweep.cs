using System.Text.Json;
using Boxyard.Jobs;
using Boxyard.Testboxes;
using Microsoft.Extensions.Options;

namespace Boxyard.Power;

/// <summary>
/// Follows the events for boxes that fell silent, and does what is to be done to boxes' power. Several silos do so at
/// once: the cursor's step and the lease on each action let one of them at it.
/// </summary>
internal sealed partial class PowerSweep(
    IPowerStore actions,
    IEventFeed events,
    PowerPrograms programs,
    PowerRunner runner,
    ITestboxStore boxes,
    IOptions<PowerOptions> options,
    TimeProvider clock,
    ILogger<PowerSweep> logger)
    : BackgroundService
{
    private const string Follower = "power";
    private const int PageSize = 1_000;
    private const int MaxRunning = 16;
    private const int MaxTries = 3;

    /// <summary>What happened longer ago is no reason any more: the box may have been seen to meanwhile.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan LeaseGrace = TimeSpan.FromSeconds(60);

    private readonly List<Task> _running = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Interval, clock);
        do
        {
            await SweepAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One look. Catches what fails: the next look tries again.</summary>
    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (options.Value.AutoCycle)
            {
                await FollowAsync(cancellationToken);
            }

            _running.RemoveAll(task => task.IsCompleted);
            var free = MaxRunning - _running.Count;
            if (free > 0)
            {
                var lease = options.Value.Timeout + LeaseGrace;
                foreach (var action in await actions.TakeAsync(free, lease, cancellationToken))
                {
                    _running.Add(RunAsync(action, cancellationToken));
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

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        var from = await events.GetCursorAsync(Follower, cancellationToken);
        while (await events.ListAsync(from, PageSize, cancellationToken) is { Count: > 0 } page)
        {
            var wanted = await FindCyclesAsync(page.Select(item => item.Event), cancellationToken);
            var to = page[^1].Position;
            var max = options.Value.MaxCyclesPerHour;
            if (!await actions.FollowAsync(from, to, wanted, max, cancellationToken))
            {
                // Another silo is at it.
                return;
            }

            from = to;
        }
    }

    private async Task<NewPowerAction[]> FindCyclesAsync(
        IEnumerable<JobEvent> stored, CancellationToken cancellationToken)
    {
        var cycles = new List<NewPowerAction>();
        foreach (var silence in stored.Where(IsSilence).Where(item => programs.Find(item.Testbox!) is not null))
        {
            // Somebody is at a held box, or must be.
            if ((await boxes.FindAsync(silence.Testbox!, cancellationToken))?.Hold is null)
            {
                cycles.Add(ToCycle(silence));
            }
        }

        return [.. cycles];
    }

    /// <summary>Only what the scheduler itself had to end: a box that reports or asks is alive.</summary>
    private bool IsSilence(JobEvent stored)
    {
        if (stored is not { Kind: "state_changed", Testbox: not null, JobId: not null, Data: { } data }
            || clock.GetUtcNow() - stored.At > MaxAge)
        {
            return false;
        }

        using var document = JsonDocument.Parse(data);
        return document.RootElement.TryGetProperty("cause", out _);
    }

    private static NewPowerAction ToCycle(JobEvent stored) => new()
    {
        Id = Guid.NewGuid().ToString("N"),
        Testbox = stored.Testbox!,
        Action = PowerAction.Cycle,
        JobId = stored.JobId,
        Attempt = stored.Attempt ?? 1,
    };

    /// <summary>Catches what fails: an action that is not settled is taken again when its lease is over.</summary>
    private async Task RunAsync(PowerActionRecord action, CancellationToken cancellationToken)
    {
        try
        {
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
            // The silo stops; who starts next does it.
        }
        catch (Exception failure)
        {
            LogActionFailed(logger, failure, action.Testbox);
        }
    }

    [LoggerMessage(LogLevel.Error, "The look for power actions failed; the next one follows")]
    private static partial void LogFailed(ILogger logger, Exception failure);

    [LoggerMessage(LogLevel.Information, "Power {Action} of {Testbox}: {Outcome}")]
    private static partial void LogRun(ILogger logger, string action, string testbox, string outcome);

    [LoggerMessage(LogLevel.Error, "The power action of {Testbox} failed; it is tried again")]
    private static partial void LogActionFailed(ILogger logger, Exception failure, string testbox);
}
