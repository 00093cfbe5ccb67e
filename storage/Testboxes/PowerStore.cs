using Boxyard.Jobs;
using Boxyard.Testboxes;

namespace Boxyard.Storage.Testboxes;

/// <summary><see cref="IPowerStore"/> on the database.</summary>
internal sealed class PowerStore(IDatabase database, GroupWriter writer) : IPowerStore
{
    public Task AskAsync(NewPowerAction action, CancellationToken cancellationToken) =>
        writer.WriteAsync(new AskPowerCommand([action]), cancellationToken);

    public Task<bool> FollowAsync(
        EventPosition from,
        EventPosition to,
        IReadOnlyList<NewPowerAction> actions,
        int maxPerHour,
        CancellationToken cancellationToken) =>
        writer.WriteAsync(
            new AskPowerCommand(actions) { Step = (from, to), MaxPerHour = maxPerHour }, cancellationToken);

    public async Task<IReadOnlyList<PowerActionRecord>> TakeAsync(
        int maxCount, TimeSpan lease, CancellationToken cancellationToken)
    {
        // A look costs no commit, and mostly nothing is due.
        var hasDue = await database.FindAsync("power_actions_find_due", RowSet.One(), _ => true, cancellationToken);
        return hasDue ? await writer.WriteAsync(new TakePowerCommand(maxCount, lease), cancellationToken) : [];
    }

    public Task SettleAsync(
        PowerActionRecord action, string? problem, string output, CancellationToken cancellationToken) =>
        writer.WriteAsync(new SettlePowerCommand(action, problem, output), cancellationToken);

    public async Task<IReadOnlyList<PowerActionRecord>> ListAsync(
        string testbox, int maxCount, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "power_actions_list",
            RowSet.One().With("testbox", testbox).With("count", maxCount),
            Map,
            cancellationToken);

    internal static PowerActionRecord Map(Row row) => new()
    {
        Id = row.GetText(0),
        Testbox = row.GetText(1),
        Action = row.GetEnum<PowerAction>(2),
        JobId = row.FindInt64(3),
        Attempt = row.FindInt32(4),
        TryCount = row.GetInt32(5),
        AskedAt = row.GetInstant(6),
        EndedAt = row.FindInstant(7),
        Problem = row.FindText(8),
    };
}
