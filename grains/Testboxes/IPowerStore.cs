using Boxyard.Jobs;

namespace Boxyard.Testboxes;

/// <summary>Power actions on disk. Each is begun by one silo at a time.</summary>
public interface IPowerStore
{
    /// <summary>
    /// Keeps what somebody asked for, with an event of the box, within limits. Two silos that are asked at one moment
    /// may each keep one; they are done one after the other all the same.
    /// </summary>
    Task<PowerAsk> AskAsync(NewPowerAction action, PowerLimits limits, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps what the events up to `to` ask for, if the follower's cursor still stands at `from`. A box that was cycled
    /// `maxPerHour` times within the last hour, by whomever, is left alone, with an event.
    /// </summary>
    Task<bool> FollowAsync(
        EventPosition from,
        EventPosition to,
        IReadOnlyList<NewPowerAction> actions,
        int maxPerHour,
        CancellationToken cancellationToken);

    /// <summary>
    /// Takes actions that nobody is at, and forgets some of those that ended longer ago than `keepTime`. Who has not
    /// settled one after the lease has died, and another takes it.
    /// </summary>
    Task<IReadOnlyList<PowerActionRecord>> TakeAsync(
        int maxCount, TimeSpan lease, TimeSpan keepTime, CancellationToken cancellationToken);

    /// <summary>
    /// Ends an action, with an event of the box that tells what its program wrote. Nothing happens when another has
    /// taken it meanwhile.
    /// </summary>
    Task SettleAsync(
        PowerActionRecord action, string? problem, string output, CancellationToken cancellationToken);

    /// <summary>
    /// Ends an action that is not done any more, with an event of the box that tells why. Nothing happens when another
    /// has taken it meanwhile.
    /// </summary>
    Task LeaveOutAsync(PowerActionRecord action, string reason, CancellationToken cancellationToken);

    /// <summary>The newest action of a box that somebody asked for; null without one.</summary>
    Task<PowerActionRecord?> FindAskedAsync(string testbox, CancellationToken cancellationToken);

    /// <summary>The newest actions of a box.</summary>
    Task<IReadOnlyList<PowerActionRecord>> ListAsync(
        string testbox, int maxCount, CancellationToken cancellationToken);
}
