using Boxyard.Notifications;

namespace Boxyard.Storage.Notifications;

/// <summary>Ends rows of `deliveries` that have waited too long, each with an event, and deletes old ones.</summary>
internal sealed class TrimDeliveriesExecutor : CommandExecutor<TrimDeliveriesCommand>
{
    /// <summary>More than end between two looks; few enough to keep nobody waiting.</summary>
    private const int MaxTrimmed = 1_000;

    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        TrimDeliveriesCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        // The conflict key lets one of them into a batch.
        var command = commands.Single();
        var expired = new List<DeliveryRecord>();
        batch.Session.Add(
            "deliveries_expire",
            RowSet.One()
                .With("created_before", Micros.From(batch.Now - command.MaxAge))
                .With("problem", "Its receiver did not take it in time (Notifications:MaxAge).")
                .With("count", MaxTrimmed),
            row => expired.Add(NotificationStore.Map(row)));
        batch.Session.Add(
            "deliveries_trim",
            RowSet.One()
                .With("ended_before", Micros.From(batch.Now - command.KeepTime))
                .With("count", MaxTrimmed));
        await batch.Session.SendAsync(cancellationToken);
        foreach (var delivery in expired)
        {
            batch.Effects.Append(GivenUpEvent.Of(delivery, delivery.Problem));
        }

        command.Outcome = true;
    }
}
