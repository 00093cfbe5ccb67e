using Boxyard.Notifications;

namespace Boxyard.Storage.Notifications;

/// <summary>Leases rows of `deliveries`, and deletes old ones.</summary>
internal sealed class TakeDeliveriesExecutor : CommandExecutor<TakeDeliveriesCommand>
{
    /// <summary>More than end between two looks; few enough to keep nobody waiting.</summary>
    private const int MaxTrimmed = 1_000;

    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        TakeDeliveriesCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        // The conflict key lets one of them into a batch.
        var command = commands.Single();
        var taken = new List<DeliveryRecord>();
        batch.Session.Add(
            "deliveries_trim", RowSet.One()
                .With("ended_before", Micros.From(batch.Now - command.KeepTime))
                .With("count", MaxTrimmed));
        batch.Session.Add(
            "deliveries_take",
            RowSet.One().With("count", command.MaxCount).With("lease", Micros.From(command.Lease)),
            row => taken.Add(NotificationStore.Map(row)));
        await batch.Session.SendAsync(cancellationToken);
        command.Outcome = taken;
    }
}
