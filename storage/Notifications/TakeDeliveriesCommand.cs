using Boxyard.Notifications;

namespace Boxyard.Storage.Notifications;

/// <summary>A silo takes deliveries that are due.</summary>
internal sealed class TakeDeliveriesCommand(int maxCount, TimeSpan lease, TimeSpan keepTime)
    : WriteCommandOf<IReadOnlyList<DeliveryRecord>>
{
    public int MaxCount { get; } = maxCount;

    public TimeSpan Lease { get; } = lease;

    public TimeSpan KeepTime { get; } = keepTime;

    public override string ConflictKey => "deliveries:take";
}
