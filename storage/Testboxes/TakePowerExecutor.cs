using Boxyard.Testboxes;

namespace Boxyard.Storage.Testboxes;

/// <summary>Leases rows of `power_actions`, and deletes old ones.</summary>
internal sealed class TakePowerExecutor : CommandExecutor<TakePowerCommand>
{
    /// <summary>More than end between two looks; few enough to keep nobody waiting.</summary>
    private const int MaxTrimmed = 100;

    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        TakePowerCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        // The conflict key lets one of them into a batch.
        var command = commands.Single();
        var taken = new List<PowerActionRecord>();
        batch.Session.Add(
            "power_actions_trim",
            RowSet.One()
                .With("ended_before", Micros.From(batch.Now - command.KeepTime))
                .With("count", MaxTrimmed));
        batch.Session.Add(
            "power_actions_take",
            RowSet.One().With("count", command.MaxCount).With("lease", Micros.From(command.Lease)),
            row => taken.Add(PowerTable.Map(row)));
        await batch.Session.SendAsync(cancellationToken);
        command.Outcome = taken;
    }
}
