using Boxyard.Jobs;
using Boxyard.Notifications;
using Boxyard.Storage.Jobs;

namespace Boxyard.Storage.Notifications;

/// <summary>
/// Writes rows of `deliveries` together with the follower's step, so that none is lost or kept twice.
/// </summary>
internal sealed class PlanDeliveriesExecutor : CommandExecutor<PlanDeliveriesCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        PlanDeliveriesCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        // The conflict key lets one of them into a batch.
        var command = commands.Single();
        if (command.Step is { } step && !await EventCursorTable.TryMoveAsync(
            batch, EventFollower.Notifications, step.From, step.To, cancellationToken))
        {
            command.Outcome = false;
            return;
        }

        batch.Session.Add("deliveries_insert", new Rows<NewDelivery>(command.Deliveries)
            .Text("id", delivery => delivery.Id)
            .Text("cause", delivery => delivery.Cause)
            .Text("target", delivery => delivery.Target)
            .Text("receiver", delivery => delivery.Receiver)
            .Text("url", delivery => delivery.Url)
            .Text("event", delivery => delivery.Event)
            .Text("body", delivery => delivery.Body));
        command.Outcome = true;
    }
}
