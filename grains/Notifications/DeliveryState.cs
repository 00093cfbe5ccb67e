namespace Boxyard.Notifications;

/// <summary>Where a delivery stands.</summary>
public enum DeliveryState
{
    /// <summary>To be sent, or to be sent again.</summary>
    Waiting,

    /// <summary>Its receiver has taken it.</summary>
    Delivered,

    /// <summary>It was tried too often.</summary>
    GivenUp,
}
