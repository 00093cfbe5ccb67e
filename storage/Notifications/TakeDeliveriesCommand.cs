using Boxyard.Notifications;

namespace Boxyard.Storage.Notifications;

/// <summary>A silo takes deliveries that are due, of each receiver at most so many.</summary>
internal sealed class TakeDeliveriesCommand(IReadOnlyList<(string Receiver, int MaxCount)> receivers, TimeSpan lease)
    : WriteCommandOf<IReadOnlyList<DeliveryRecord>>
{
    public IReadOnlyList<(string Receiver, int MaxCount)> Receivers { get; } = receivers;

    public TimeSpan Lease { get; } = lease;

    public override string ConflictKey => "deliveries:take";

    public override int RowCount => Receivers.Count;
}
