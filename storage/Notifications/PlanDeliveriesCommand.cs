using Boxyard.Jobs;
using Boxyard.Notifications;

namespace Boxyard.Storage.Notifications;

/// <summary>
/// Deliveries to keep, with the step of the follower's cursor when events asked for them. The outcome is false when
/// another silo has made that step.
/// </summary>
internal sealed class PlanDeliveriesCommand(
    IReadOnlyList<NewDelivery> deliveries, (EventPosition From, EventPosition To)? step) : WriteCommandOf<bool>
{
    public IReadOnlyList<NewDelivery> Deliveries { get; } = deliveries;

    public (EventPosition From, EventPosition To)? Step { get; } = step;

    public override string ConflictKey => "deliveries:plan";

    public override int RowCount => Deliveries.Count + 1;
}
