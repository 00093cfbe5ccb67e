using System.Text.Json;
using Boxyard.Jobs;
using Boxyard.Testboxes;
using Microsoft.Extensions.Options;

namespace Boxyard.Power;

/// <summary>
/// Follows the events for boxes that fell silent, and asks for their power to be cycled. Several silos do so at once:
/// the cursor's step lets one of them do it.
/// </summary>
internal sealed class PowerFollower(
    IPowerStore actions,
    IEventFeed events,
    PowerPrograms programs,
    ITestboxStore boxes,
    IOptions<PowerOptions> options,
    TimeProvider clock)
{
    private const int PageSize = 1_000;

    /// <summary>
    /// What happened longer ago is no reason any more, and what was asked for then is not done: the box may have been
    /// seen to meanwhile.
    /// </summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(15);

    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        var from = await events.GetCursorAsync(EventFollower.Power, cancellationToken);
        if (!programs.HasAny)
        {
            await SkipAsync(from, cancellationToken);
            return;
        }

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

    /// <summary>No box can be switched: what happened until now is no reason for a program that comes later.</summary>
    private async Task SkipAsync(EventPosition from, CancellationToken cancellationToken)
    {
        // The end moves with every transaction, also that of this step: without an event there is nothing to skip.
        if ((await events.ListAsync(from, maxCount: 1, cancellationToken)).Count > 0)
        {
            var end = await events.GetEndAsync(cancellationToken);
            await actions.FollowAsync(from, end, [], options.Value.MaxCyclesPerHour, cancellationToken);
        }
    }

    /// <summary>Why an action is not to be done any more; null when it is.</summary>
    public async Task<string?> FindNeedlessAsync(
        PowerActionRecord action, TimeSpan lease, CancellationToken cancellationToken)
    {
        // The leases of silos that died in the middle of it do not count: a box that is half through a cycle needs it.
        if (clock.GetUtcNow() - action.AskedAt - ((action.TryCount - 1) * lease) > MaxAge)
        {
            return $"It was left out: it has waited for longer than {MaxAge.TotalMinutes:0} minutes. "
                + "Ask again if it is wanted.";
        }

        var attempt = (action.JobId, action.Attempt);
        return action.JobId is not null
            && await IsNeedlessAsync(action.Testbox, attempt, action.AskedAt, cancellationToken)
            ? "It was left out: the box has come back, somebody holds it, or it was switched off."
            : null;
    }

    /// <summary>
    /// It would hit a box that works again: one that has another attempt, or was seen since. Nor is a box touched that
    /// somebody is at, or must be: one that is held, or that was switched off on purpose.
    /// </summary>
    private async Task<bool> IsNeedlessAsync(
        string name, (long? JobId, int? Number) attempt, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var box = await boxes.FindAsync(name, cancellationToken);
        return box is { Hold: not null }
            || box?.SeenAt > since
            || (box?.LiveJobId is not null && (box.LiveJobId, box.LiveAttempt) != attempt)
            || await actions.FindAskedAsync(name, cancellationToken) is { Action: PowerAction.Off };
    }

    private async Task<NewPowerAction[]> FindCyclesAsync(
        IEnumerable<JobEvent> stored, CancellationToken cancellationToken)
    {
        var cycles = new List<NewPowerAction>();
        foreach (var silence in stored.Where(IsSilence).Where(item => programs.Find(item.Testbox!) is not null))
        {
            var cycle = ToCycle(silence);
            var attempt = (cycle.JobId, cycle.Attempt);
            if (!await IsNeedlessAsync(cycle.Testbox, attempt, silence.At, cancellationToken))
            {
                cycles.Add(cycle);
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
}
