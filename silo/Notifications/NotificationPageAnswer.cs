namespace Boxyard.Notifications;

/// <summary>A page of deliveries, newest first.</summary>
internal sealed record NotificationPageAnswer
{
    public required IReadOnlyList<NotificationAnswer> Notifications { get; init; }

    /// <summary>Ask again with `next=` this for what follows; null on the last page.</summary>
    public string? Next { get; init; }
}
