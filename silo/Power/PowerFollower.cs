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
    private const string Follower = "power";
    private const int PageSize = 1_000;

    /// <summary>What happened longer ago is no reason any more: the box may have been seen to meanwhile.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(15);

    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        var from = await events.GetCursorAsync(Follower, cancellationToken);
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
        var end = await events.GetEndAsync(cancellationToken);
        if (end != from)
        {
            await actions.FollowAsync(from, end, [], options.Value.MaxCyclesPerHour, cancellationToken);
        }
    }

    /// <summary>
    /// Whether an action that nobody asked for would hit a box that works again: one that has another attempt. Nor is a
    /// held box touched: somebody is at it, or must be.
    /// </summary>
    public async Task<bool> HasComeBackAsync(PowerActionRecord action, CancellationToken cancellationToken) =>
        action.JobId is not null
        && await HasComeBackAsync(action.Testbox, action.JobId, action.Attempt, cancellationToken);

    private async Task<bool> HasComeBackAsync(
        string name, long? jobId, int? attempt, CancellationToken cancellationToken)
    {
        var box = await boxes.FindAsync(name, cancellationToken);
        return box is { Hold: not null }
            || (box?.LiveJobId is not null && (box.LiveJobId, box.LiveAttempt) != (jobId, attempt));
    }

    private async Task<NewPowerAction[]> FindCyclesAsync(
        IEnumerable<JobEvent> stored, CancellationToken cancellationToken)
    {
        var cycles = new List<NewPowerAction>();
        foreach (var silence in stored.Where(IsSilence).Where(item => programs.Find(item.Testbox!) is not null))
        {
            var cycle = ToCycle(silence);
            if (!await HasComeBackAsync(cycle.Testbox, cycle.JobId, cycle.Attempt, cancellationToken))
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
