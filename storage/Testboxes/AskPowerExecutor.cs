using Boxyard.Testboxes;

namespace Boxyard.Storage.Testboxes;

/// <summary>Writes a row of `power_actions` unless there are too many of its box.</summary>
internal sealed class AskPowerExecutor : CommandExecutor<AskPowerCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        AskPowerCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        // The conflict key lets one of them into a batch.
        var command = commands.Single();
        var (action, limits) = (command.Action, command.Limits);
        var open = new List<PowerActionRecord>();
        DateTimeOffset? spentAt = null;
        batch.Session.Add(
            "power_actions_list_open",
            RowSet.One().With("testbox", action.Testbox).With("count", limits.MaxOpen),
            row => open.Add(PowerTable.Map(row)));
        if (action.Action == PowerAction.Cycle && limits.MaxCyclesPerHour is { } maxCycles)
        {
            batch.Session.Add(
                "power_actions_find_spent",
                RowSet.One()
                    .With("testbox", action.Testbox)
                    .With("since", Micros.From(batch.Now - PowerTable.CountedTime))
                    .With("max_count", maxCycles - 1),
                row => spentAt = row.GetInstant(0));
        }

        await batch.Session.SendAsync(cancellationToken);
        if (open.Count >= limits.MaxOpen)
        {
            command.Outcome = new PowerAsk { Kind = PowerAskKind.Busy, Open = open[0] };
            return;
        }

        if (spentAt is { } at)
        {
            command.Outcome = new PowerAsk { Kind = PowerAskKind.TooOften, NextAt = at + PowerTable.CountedTime };
            return;
        }

        await PowerTable.InsertAsync(batch, [action], maxPerHour: 0, cancellationToken);
        command.Outcome = new PowerAsk { Kind = PowerAskKind.Kept };
    }
}
