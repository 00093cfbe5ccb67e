using Boxyard.Jobs;
using Boxyard.Testboxes;

namespace Boxyard.Storage.Testboxes;

/// <summary><see cref="IPowerStore"/> on the database.</summary>
internal sealed class PowerStore(IDatabase database, GroupWriter writer) : IPowerStore
{
    public Task<PowerAsk> AskAsync(NewPowerAction action, PowerLimits limits, CancellationToken cancellationToken) =>
        writer.WriteAsync(new AskPowerCommand(action, limits), cancellationToken);

    public Task<bool> FollowAsync(
        EventPosition from,
        EventPosition to,
        IReadOnlyList<NewPowerAction> actions,
        int maxPerHour,
        CancellationToken cancellationToken) =>
        writer.WriteAsync(
            new FollowPowerCommand(actions) { Step = (from, to), MaxPerHour = maxPerHour }, cancellationToken);

    public async Task<IReadOnlyList<PowerActionRecord>> TakeAsync(
        int maxCount, TimeSpan lease, TimeSpan keepTime, CancellationToken cancellationToken)
    {
        // A look costs no commit, and mostly nothing is due.
        var hasDue = await database.FindAsync(
            "power_actions_find_due",
            RowSet.One().With("keep_time", Micros.From(keepTime)),
            _ => true,
            cancellationToken);
        return hasDue
            ? await writer.WriteAsync(new TakePowerCommand(maxCount, lease, keepTime), cancellationToken)
            : [];
    }

    public Task SettleAsync(
        PowerActionRecord action, string? problem, string output, CancellationToken cancellationToken) =>
        writer.WriteAsync(new SettlePowerCommand(action, problem, output), cancellationToken);

    public Task LeaveOutAsync(PowerActionRecord action, string reason, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            new SettlePowerCommand(action, reason, output: "") { IsLeftOut = true }, cancellationToken);

    public Task<PowerActionRecord?> FindAskedAsync(string testbox, CancellationToken cancellationToken) =>
        database.FindAsync(
            "power_actions_find_asked", RowSet.One().With("testbox", testbox), PowerTable.Map, cancellationToken);

    public async Task<IReadOnlyList<PowerActionRecord>> ListAsync(
        string testbox, int maxCount, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "power_actions_list",
            RowSet.One().With("testbox", testbox).With("count", maxCount),
            PowerTable.Map,
            cancellationToken);
}
