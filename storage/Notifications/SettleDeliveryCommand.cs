using Boxyard.Notifications;

namespace Boxyard.Storage.Notifications;

/// <summary>What became of a try to deliver.</summary>
internal sealed class SettleDeliveryCommand(
    DeliveryRecord delivery, DeliveryState state, TimeSpan delay, string? problem)
    : WriteCommandOf<bool>
{
    public DeliveryRecord Delivery { get; } = delivery;

    public DeliveryState State { get; } = state;

    public TimeSpan Delay { get; } = delay;

    public string? Problem { get; } = problem;

    public override string ConflictKey { get; } = $"delivery:{delivery.Id}";
}
