using Boxyard.Notifications;

namespace Boxyard.Storage.Notifications;

/// <summary>Leases rows of `deliveries`.</summary>
internal sealed class TakeDeliveriesExecutor : CommandExecutor<TakeDeliveriesCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        TakeDeliveriesCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        // The conflict key lets one of them into a batch.
        var command = commands.Single();
        var taken = new List<DeliveryRecord>();
        batch.Session.Add(
            "deliveries_take",
            new Rows<(string Receiver, int MaxCount)>(command.Receivers)
                .Text("receiver", item => item.Receiver)
                .Bigint("count", item => item.MaxCount)
                .With("lease", Micros.From(command.Lease)),
            row => taken.Add(NotificationStore.Map(row)));
        await batch.Session.SendAsync(cancellationToken);
        command.Outcome = taken;
    }
}
