namespace Boxyard.Storage.Notifications;

/// <summary>Old deliveries are given up or forgotten. The outcome says nothing but that it was done.</summary>
internal sealed class TrimDeliveriesCommand(TimeSpan maxAge, TimeSpan keepTime) : WriteCommandOf<bool>
{
    public TimeSpan MaxAge { get; } = maxAge;

    public TimeSpan KeepTime { get; } = keepTime;

    public override string ConflictKey => "deliveries:trim";
}
