namespace Boxyard.Notifications;

/// <summary>A delivery as our API shows it. Of an address that a job has named only the host is told.</summary>
internal sealed record NotificationAnswer
{
    public required string Id { get; init; }
    public required string Event { get; init; }

    /// <summary>The target's name; none for an address that a job has named.</summary>
    public string? Target { get; init; }
    public required string Host { get; init; }
    public required DeliveryState State { get; init; }
    public required int TryCount { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? DueAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public string? Problem { get; init; }

    public static NotificationAnswer Of(DeliveryRecord delivery) => new()
    {
        Id = delivery.Id,
        Event = delivery.Event,
        Target = delivery.Target.Length == 0 ? null : delivery.Target,
        Host = new Uri(delivery.Url).Host,
        State = delivery.State,
        TryCount = delivery.TryCount,
        CreatedAt = delivery.CreatedAt,
        DueAt = delivery.State == DeliveryState.Waiting ? delivery.DueAt : null,
        EndedAt = delivery.EndedAt,
        Problem = delivery.Problem,
    };
}
