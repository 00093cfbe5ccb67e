namespace Boxyard.Notifications;

/// <summary>A delivery as stored.</summary>
public sealed record DeliveryRecord
{
    public required string Id { get; init; }
    public required string Target { get; init; }

    /// <summary>Who is sent to; see <see cref="NewDelivery.Receiver"/>.</summary>
    public required string Receiver { get; init; }
    public required string Url { get; init; }
    public required string Event { get; init; }
    public required string Body { get; init; }
    public required DeliveryState State { get; init; }

    /// <summary>How often a silo has begun to send it.</summary>
    public required int TryCount { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>While it waits: the next try, or when the lease of the one who sends it ends.</summary>
    public required DateTimeOffset DueAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why its newest try failed.</summary>
    public string? Problem { get; init; }
}
